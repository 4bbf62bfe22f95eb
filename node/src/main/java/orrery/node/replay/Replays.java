package orrery.node.replay;

import java.util.List;
import java.util.function.LongConsumer;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.ShellLoop;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Tuning;

/** Runs replays on the calling thread, without actors or other JVMs; and checks them before anybody runs them. */
public final class Replays {
    private Replays() {}

    /**
     * @throws orrery.node.trace.TraceProblem where the traces do not go together
     * @throws orrery.node.scenario.ScenarioProblem where they do not fit the topology
     */
    public static void check(Replay replay, Topology topology, Tuning tuning) {
        new ReplayPlan(replay, topology, tuning);
    }

    /**
     * @param progress is told of the events handled so far, now and then
     * @throws orrery.node.trace.TraceProblem where the traces do not go together
     * @throws orrery.node.scenario.ScenarioProblem where they do not fit the topology
     * @throws ReplayStalled where a rank never got what it waits for
     */
    public static ReplayOutcome here(Replay replay, Topology topology, Tuning tuning, LongConsumer progress) {
        var placement = Placement.of(topology, 1);
        var emulation = ReplayEmulation.prepare(replay, topology, tuning, placement, 0);
        ShellLoop.drive(emulation.shells(), placement.localLookaheadPs(0), progress);
        return new ReplayMerging(replay, topology, List.of(emulation.findings())).outcome();
    }
}
