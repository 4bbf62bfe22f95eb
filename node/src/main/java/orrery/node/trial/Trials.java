package orrery.node.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Batch;
import orrery.fabric.time.Shell;
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
        drive(emulation.shells(), placement.localLookaheadPs(0), progress);
        return new TrialMerging(plan, List.of(emulation.findings())).outcome();
    }

    /** Until nothing is left to do. Shell i must be that of device i. */
    private static void drive(List<Shell> shells, long lookaheadPs, LongConsumer progress) {
        var nextPs = new long[shells.size()];
        var events = 0L;
        for (var nowPs = 0L;
                nowPs < Long.MAX_VALUE;
                nowPs = LongStream.of(nextPs).min().orElseThrow()) {
            var sent = new ArrayList<Batch>();
            events += window(shells, nextPs, nowPs + lookaheadPs, sent);
            for (var batch : sent) {
                shells.get(batch.destination()).accept(batch);
                nextPs[batch.destination()] = Math.min(nextPs[batch.destination()], batch.earliestPs());
            }
            progress.accept(events);
        }
    }

    private static long window(List<Shell> shells, long[] nextPs, long untilPs, List<Batch> sent) {
        var handled = 0L;
        for (var device = 0; device < nextPs.length; device++) {
            if (nextPs[device] < untilPs) {
                var advanced = shells.get(device).advance(untilPs);
                nextPs[device] = advanced.nextPs();
                sent.addAll(advanced.sent());
                handled += advanced.handled();
            }
        }
        return handled;
    }
}
