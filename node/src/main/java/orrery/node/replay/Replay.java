package orrery.node.replay;

import orrery.node.trace.Traces;
import orrery.node.trial.CollectiveTrial.Launch;

/**
 * Traces to be run on a topology, sealed: two JVMs that hold equal replays get equal times and fingerprints.
 *
 * @param launch how the hosts start collectives and transfers
 */
public record Replay(Traces traces, Launch launch) {

    /** Nodes of all ranks. */
    public long nodes() {
        return traces.ranks().stream().mapToLong(rank -> rank.nodes().size()).sum();
    }
}
