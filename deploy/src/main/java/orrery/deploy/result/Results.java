package orrery.deploy.result;

import java.nio.file.Files;
import orrery.deploy.page.Contents;
import orrery.deploy.page.Page;
import orrery.deploy.page.Told;
import orrery.deploy.perfetto.TraceFiles;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Outcome;
import orrery.node.recording.Recording;

/**
 * All that is written of a run.
 *
 * @param summary as it is printed where JSON is asked for
 * @param topology that it ran on
 * @param recording of what happened in it
 * @param told what its page says beyond that
 */
public record Results(String summary, Outcome outcome, Stamp stamp, Topology topology, Recording recording, Told told) {

    /** Everything, into a folder that is not published yet. */
    public void writeTo(ResultFolder folder) {
        folder.write("summary.json", summary);
        folder.write("requests.csv", RequestTable.csv(outcome.requests()));
        folder.write(into -> {
            Files.writeString(into.resolve("links.csv"), LinkTable.csv(topology, recording.series()));
            TraceFiles.write(recording, topology, outcome.incidents(), into, TraceFiles.MOST_BYTES);
        });
        folder.write("devices.csv", DeviceTable.csv(outcome.devices(), outcome.end()));
        folder.write("events.jsonl", EventLog.of(outcome));
        folder.write(Page.FILE, Page.html(new Contents(told, outcome, topology, recording, stamp.facts())));
        folder.write(Stamp.FILE, StampForm.text(stamp));
    }
}
