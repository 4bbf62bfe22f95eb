package orrery.node.forward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import orrery.node.execution.Launches;
import orrery.node.forward.Done.Computed;

/** How far each rank is in a step. */
final class Times {
    private final long[] nowPs;
    private final long[] busyPs;
    private final List<Computed> computed;
    private final List<Phase> phases;
    private long quietPs;
    private int repeated;

    /** @param quietPs when the last message of the step before was in */
    Times(long[] startsPs, long quietPs) {
        this(startsPs.clone(), new long[startsPs.length], new ArrayList<>(), new ArrayList<>(), quietPs, 0);
    }

    private Times(
            long[] nowPs, long[] busyPs, List<Computed> computed, List<Phase> phases, long quietPs, int repeated) {
        this.nowPs = nowPs;
        this.busyPs = busyPs;
        this.computed = computed;
        this.phases = phases;
        this.quietPs = quietPs;
        this.repeated = repeated;
    }

    Times copy() {
        return new Times(
                nowPs.clone(), busyPs.clone(), new ArrayList<>(computed), new ArrayList<>(phases), quietPs, repeated);
    }

    long nowPs(int rank) {
        return nowPs[rank];
    }

    long busyPs(int rank) {
        return busyPs[rank];
    }

    long earliestPs() {
        return LongStream.of(nowPs).min().orElseThrow();
    }

    /** How much later than the first each rank is here. */
    long[] delaysPs() {
        var earliestPs = earliestPs();
        return Arrays.stream(nowPs).map(each -> each - earliestPs).toArray();
    }

    void compute(Computed done) {
        var picos = done.picos();
        computed.add(done);
        count(picos);
        for (var rank = 0; rank < nowPs.length; rank++) {
            nowPs[rank] += picos[rank];
        }
    }

    private void count(long[] picos) {
        for (var rank = 0; rank < busyPs.length; rank++) {
            busyPs[rank] += picos[rank];
        }
    }

    /** The kernels of a rank so far. */
    Launches launched(int rank) {
        return new Launched(computed, rank);
    }

    private record Launched(List<Computed> computed, int rank) implements Launches {
        @Override
        public double addFlops(double before) {
            var sum = before;
            for (var done : computed) {
                sum = done.work()[rank].addFlops(sum);
            }
            return sum;
        }

        @Override
        public double addMemoryBytes(double before) {
            var sum = before;
            for (var done : computed) {
                sum = done.work()[rank].addMemoryBytes(sum);
            }
            return sum;
        }
    }

    /** @param repeats whether it took no events */
    void communicate(Phase phase, boolean repeats) throws Overlap {
        var fromPs = earliestPs();
        requireQuiet(fromPs + phase.firstPs());
        for (var rank = 0; rank < nowPs.length; rank++) {
            nowPs[rank] = fromPs + phase.overPs()[rank];
        }
        quietPs = fromPs + phase.quietPs();
        phases.add(phase);
        repeated += repeats ? phase.communications() : 0;
    }

    /** @param repeats whether it took no events */
    void run(Stretch stretch, boolean repeats) throws Overlap {
        communicate(stretch.phase(), repeats);
        for (var done : stretch.computed()) {
            computed.add(done);
            count(done.picos());
        }
    }

    /** Nothing may leave while something is on its way. */
    void requireQuiet(long firstPs) throws Overlap {
        if (firstPs < quietPs) {
            throw new Overlap();
        }
    }

    long quietPs() {
        return quietPs;
    }

    /** All communications so far, in order. */
    List<Phase> phases() {
        return phases;
    }

    /** Those of them that took no events. */
    int repeated() {
        return repeated;
    }
}
