package orrery.node.emulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Batch;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.Scenario;

/** Drives a whole run on one thread, without actors: what every other way of running must agree with. */
final class PlainLoop {
    private PlainLoop() {}

    static Findings run(Scenario scenario) {
        return run(scenario, Topologies.named(scenario.topology()));
    }

    static Findings run(Scenario scenario, Topology topology) {
        var placement = Placement.of(topology, 1);
        var emulation = Emulation.prepare(scenario, topology, placement, 0);
        drive(emulation.shells(), placement.localLookaheadPs(0));
        return emulation.findings();
    }

    private static void drive(List<Shell> shells, long lookaheadPs) {
        var nextPs = new long[shells.size()];
        for (var now = 0L;
                now < Long.MAX_VALUE;
                now = IntStream.range(0, nextPs.length)
                        .mapToLong(i -> nextPs[i])
                        .min()
                        .orElseThrow()) {
            var until = now + lookaheadPs;
            var sent = new ArrayList<Batch>();
            for (var shell : shells) {
                var advanced = shell.advance(until);
                nextPs[advanced.device()] = advanced.nextPs();
                sent.addAll(advanced.sent());
            }
            for (var batch : sent) {
                shells.get(batch.destination()).accept(batch);
                nextPs[batch.destination()] = Math.min(nextPs[batch.destination()], batch.earliestPs());
            }
        }
    }
}
