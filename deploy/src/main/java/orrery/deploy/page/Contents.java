package orrery.deploy.page;

import java.util.List;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Outcome;
import orrery.node.recording.Recording;

/**
 * All that a page is made of.
 *
 * @param topology that the run was on
 * @param recording of what happened in it
 * @param stamp by which it is had again, in the order shown
 */
public record Contents(Told told, Outcome outcome, Topology topology, Recording recording, List<Fact> stamp) {
    public Contents {
        stamp = List.copyOf(stamp);
    }
}
