package orrery.node.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Note;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.PlainLoop;
import orrery.node.recovery.PlaceStates;
import orrery.node.recovery.SharedArrays;

/**
 * A run that is saved at windows drawn from a seed, and goes on in fresh devices, on another number of JVMs.
 *
 * @param <S> one JVM's share
 */
public final class BrokenRun<S> {
    private static final String RUN = "test";
    private static final int JVMS_MOST = 3;

    private final Topology topology;
    private final Maker<S> maker;
    private final Function<S, List<Shell>> shells;
    private final Function<List<S>, Object> outcome;

    /** Makes one JVM's share. */
    @FunctionalInterface
    public interface Maker<S> {
        S make(Placement placement, int jvm);
    }

    /** @param outcome of all shares, which has equals */
    public BrokenRun(
            Topology topology, Maker<S> maker, Function<S, List<Shell>> shells, Function<List<S>, Object> outcome) {
        this.topology = topology;
        this.maker = maker;
        this.shells = shells;
        this.outcome = outcome;
    }

    /** All shares of a run, and what they were made with. */
    private record Shares<S>(List<S> shares, List<Snapshots> snapshots) {}

    private record Ending(List<Long> hashes, List<Long> lastPs, List<List<Note>> notes, Object outcome) {}

    /** The same hashes, times, transcript and outcome as unbroken, broken so many times. */
    public void check(long seed, int breaks) {
        var random = new SplittableRandom(seed);
        var whole = fresh(1);
        var windows = drive(whole, Integer.MAX_VALUE);
        var broken = fresh(1 + random.nextInt(JVMS_MOST));
        for (var left = breaks; left > 0; left--) {
            drive(broken, random.nextInt(1 + windows / breaks));
            var states = save(broken, seed);
            broken = fresh(1 + random.nextInt(JVMS_MOST));
            restore(broken, states);
        }
        drive(broken, Integer.MAX_VALUE);
        assertEquals(ending(whole), ending(broken), "seed " + seed);
    }

    private Shares<S> fresh(int jvms) {
        var placement = Placement.of(topology, jvms);
        var shares = IntStream.range(0, placement.jvms())
                .mapToObj(jvm -> maker.make(placement, jvm))
                .toList();
        return new Shares<>(
                shares,
                shares.stream().map(one -> Snapshots.of(shells.apply(one), RUN)).toList());
    }

    private Ending ending(Shares<S> run) {
        var all = allShells(run);
        return new Ending(
                all.stream().map(Shell::hash).toList(),
                all.stream().map(Shell::lastPs).toList(),
                all.stream().map(Shell::notes).toList(),
                outcome.apply(run.shares));
    }

    /** Saved twice, for saving must change nothing. */
    private PlaceStates save(Shares<S> run, long seed) {
        var states = new TreeMap<Integer, byte[]>();
        var arrays = new SharedArrays();
        for (var jvm = 0; jvm < run.shares.size(); jvm++) {
            for (var shell : shells.apply(run.shares.get(jvm))) {
                var state = run.snapshots.get(jvm).save(shell, arrays::keep);
                assertArrayEquals(state, run.snapshots.get(jvm).save(shell, arrays::keep), "seed " + seed);
                states.put(shell.device().number(), state);
            }
        }
        return new PlaceStates(states, arrays.all());
    }

    private void restore(Shares<S> run, PlaceStates saved) {
        for (var jvm = 0; jvm < run.shares.size(); jvm++) {
            for (var shell : shells.apply(run.shares.get(jvm))) {
                run.snapshots
                        .get(jvm)
                        .restore(shell, saved.states().get(shell.device().number()), saved.arrays()::get);
            }
        }
    }

    private List<Shell> allShells(Shares<S> run) {
        return run.shares.stream()
                .flatMap(one -> shells.apply(one).stream())
                .sorted(Comparator.comparingInt(shell -> shell.device().number()))
                .toList();
    }

    private int drive(Shares<S> run, int most) {
        return PlainLoop.windows(allShells(run), topology, most);
    }
}
