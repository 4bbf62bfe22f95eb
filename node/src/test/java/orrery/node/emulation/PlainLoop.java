package orrery.node.emulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Batch;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.Scenario;

/** Drives devices on one thread, without actors: what every other way of running must agree with. */
public final class PlainLoop {
    private PlainLoop() {}

    static Findings run(Scenario scenario) {
        return run(scenario, Topologies.named(scenario.topology()));
    }

    /** @throws RunStalled where a request never came to its end, and no fault says why */
    static Findings run(Scenario scenario, Topology topology) {
        var emulation = Emulation.prepare(scenario, topology, Placement.of(topology, 1), 0);
        drive(emulation.shells(), topology);
        var findings = emulation.findings();
        Finishing.require(topology, List.of(findings));
        return findings;
    }

    /** Until nothing is left to do. Shell i must be that of device i. */
    public static void drive(List<Shell> shells, Topology topology) {
        drive(shells, topology, Long.MAX_VALUE);
    }

    /** Until nothing is left to do before a time. */
    static void drive(List<Shell> shells, Topology topology, long endPs) {
        var lookaheadPs = Placement.of(topology, 1).localLookaheadPs(0);
        var nextPs = new long[shells.size()];
        for (var nowPs = 0L; nowPs < endPs; nowPs = LongStream.of(nextPs).min().orElseThrow()) {
            for (var batch : window(shells, nextPs, nowPs + lookaheadPs)) {
                shells.get(batch.destination()).accept(batch);
                nextPs[batch.destination()] = Math.min(nextPs[batch.destination()], batch.earliestPs());
            }
        }
    }

    /** So many windows at most, from wherever the shells are; how many there were. */
    public static int windows(List<Shell> shells, Topology topology, int most) {
        var lookaheadPs = Placement.of(topology, 1).localLookaheadPs(0);
        var nextPs = shells.stream().mapToLong(Shell::nextPs).toArray();
        var windows = 0;
        for (; windows < most; windows++) {
            var nowPs = LongStream.of(nextPs).min().orElseThrow();
            if (nowPs == Long.MAX_VALUE) {
                break;
            }
            for (var batch : window(shells, nextPs, nowPs + lookaheadPs)) {
                shells.get(batch.destination()).accept(batch);
                nextPs[batch.destination()] = Math.min(nextPs[batch.destination()], batch.earliestPs());
            }
        }
        return windows;
    }

    private static List<Batch> window(List<Shell> shells, long[] nextPs, long untilPs) {
        var sent = new ArrayList<Batch>();
        for (var device = 0; device < nextPs.length; device++) {
            if (nextPs[device] < untilPs) {
                var advanced = shells.get(device).advance(untilPs);
                nextPs[device] = advanced.nextPs();
                sent.addAll(advanced.sent());
            }
        }
        return sent;
    }
}
