package orrery.deploy.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Outcome;
import orrery.node.recording.Recording;

/**
 * All that is written of a run.
 *
 * @param summary as it is printed where JSON is asked for
 * @param topology that it ran on
 * @param recording of what happened in it
 */
public record Results(String summary, Outcome outcome, Stamp stamp, Topology topology, Recording recording) {

    /** Everything, into a folder that is not published yet. */
    public void writeTo(ResultFolder folder) {
        folder.write("summary.json", summary);
        folder.write("requests.csv", RequestTable.csv(outcome.requests()));
        folder.write("links.csv", links());
        folder.write("devices.csv", DeviceTable.csv(outcome.devices(), outcome.end()));
        folder.write("events.jsonl", EventLog.of(outcome));
        folder.write(Stamp.FILE, StampForm.text(stamp));
    }

    private String links() {
        try {
            return LinkTable.csv(topology, recording.series());
        } catch (IOException e) {
            throw new UncheckedIOException("what happened in the run cannot be read back: " + e, e);
        }
    }
}
