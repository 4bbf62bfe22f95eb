package orrery.node.trial;

import java.util.List;
import java.util.function.LongConsumer;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.ShellLoop;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Tuning;

/** Runs trials on the calling thread, without actors or other JVMs: for sweeps of small ones, and for tests. */
public final class Trials {
    private Trials() {}

    /**
     * @param progress is told of the events handled so far, now and then
     * @throws orrery.node.scenario.ScenarioProblem where trial and topology do not go together
     * @throws TrialStalled where a rank never got what it waits for
     */
    public static TrialOutcome here(CollectiveTrial trial, Topology topology, Tuning tuning, LongConsumer progress) {
        return run(new TrialPlan(trial, topology, tuning, true), progress);
    }

    static TrialOutcome run(TrialPlan plan, LongConsumer progress) {
        var placement = Placement.of(plan.topology(), 1);
        var emulation = TrialEmulation.prepare(plan, placement, 0);
        ShellLoop.drive(emulation.shells(), placement.localLookaheadPs(0), progress);
        return new TrialMerging(plan, List.of(emulation.findings())).outcome();
    }
}
