package orrery.node.snapshot;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topologies;
import orrery.node.emulation.Emulation;
import orrery.node.emulation.PlainLoop;
import orrery.node.scenario.Load;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;

/**
 * What states of a run cost: bytes by kind of device, and milliseconds. The run is orrery-tiny on a topology, GPUs of a
 * domain and so many domains; it is saved three times.
 *
 * <p>Arguments: topology, GPUs of each copy, copies, windows between states; by default those of the run that is made when
 * no scenario is named, and 2,000.
 */
public final class SnapshotReport {
    private static final int STATES = 3;

    private SnapshotReport() {}

    public static void main(String[] arguments) {
        var words = arguments.length == 4 ? arguments : new String[] {"rubin-ultra-nvl576", "72", "8", "2000"};
        var topology = Topologies.named(words[0]);
        var scenario = scenario(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        var shells = Emulation.prepare(scenario, topology, Placement.of(topology, 1), 0)
                .shells();
        var begun = System.nanoTime();
        var snapshots = Snapshots.of(shells, "report");
        System.out.printf("%d devices, remembered in %d ms%n", shells.size(), millisSince(begun));
        for (var state = 0; state < STATES; state++) {
            PlainLoop.windows(shells, topology, Integer.parseInt(words[3]));
            save(snapshots, shells);
        }
        restore(scenario, shells, snapshots);
    }

    private static Scenario scenario(String topology, int tensor, int copies) {
        var prompts = IntStream.range(0, 64)
                .mapToObj(number -> new Load.Ask("Once upon a time there were " + number + " foxes", ""))
                .toList();
        return new Scenario(
                "report",
                topology,
                new ModelSource.Embedded("orrery-tiny"),
                new Plan(tensor, copies, Plan.AllReduce.AUTO),
                new Load(prompts, 48, 256),
                new Sampling.Greedy(),
                1);
    }

    private static List<byte[]> save(Snapshots snapshots, List<Shell> shells) {
        var begun = System.nanoTime();
        var states = shells.stream().map(snapshots::save).toList();
        var millis = millisSince(begun);
        var byKind = new TreeMap<String, long[]>(); // how many, bytes, most bytes
        for (var i = 0; i < states.size(); i++) {
            var kind = shells.get(i).device().getClass().getSimpleName();
            var tally = byKind.computeIfAbsent(kind, _ -> new long[3]);
            tally[0]++;
            tally[1] += states.get(i).length;
            tally[2] = Math.max(tally[2], states.get(i).length);
        }
        System.out.printf(
                "saved in %d ms, %,d bytes:%n",
                millis, states.stream().mapToLong(state -> state.length).sum());
        byKind.forEach((kind, tally) -> System.out.printf(
                "  %4d %-15s %,9d bytes each, %,9d at most%n", tally[0], kind, tally[1] / tally[0], tally[2]));
        return states;
    }

    private static void restore(Scenario scenario, List<Shell> saved, Snapshots snapshots) {
        var states = save(snapshots, saved);
        var topology = Topologies.named(scenario.topology());
        var fresh = Emulation.prepare(scenario, topology, Placement.of(topology, 1), 0)
                .shells();
        var ofFresh = Snapshots.of(fresh, "report");
        var begun = System.nanoTime();
        IntStream.range(0, fresh.size()).forEach(i -> ofFresh.restore(fresh.get(i), states.get(i)));
        System.out.printf("restored in %d ms%n", millisSince(begun));
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
