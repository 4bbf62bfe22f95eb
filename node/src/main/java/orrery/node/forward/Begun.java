package orrery.node.forward;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import orrery.node.execution.Foresight.Ending;
import orrery.node.plan.Cut;
import orrery.node.program.Batch;
import orrery.protocol.payload.Step;

/** One step of a copy: which ranks have begun it, and when; and when each ends. */
final class Begun {
    private static final long NEVER = Long.MAX_VALUE;

    private final List<Integer> rows;
    private final long[] leastPs;
    private final long[] startsPs;
    private Ending[] endings;
    private int taken;

    /**
     * @param rows of each data group
     * @param leastPs that each rank takes at least
     */
    Begun(List<Integer> rows, long[] leastPs) {
        this.rows = rows;
        this.leastPs = leastPs;
        startsPs = new long[leastPs.length];
        Arrays.fill(startsPs, NEVER);
    }

    /** Rows of each data group in a step. */
    static List<Integer> rows(Step step, Cut cut) {
        var rows = new int[cut.attention().data()];
        var batch = new Batch(step, cut);
        step.slices().forEach(slice -> rows[batch.dataGroupOf(slice.sequence())] += slice.tokens().length);
        return IntStream.of(rows).boxed().toList();
    }

    List<Integer> rows() {
        return rows;
    }

    /** Returns when it ends at the earliest. */
    long begin(int rank, long nowPs) {
        startsPs[rank] = nowPs;
        return nowPs + leastPs[rank];
    }

    /** Whether all others had begun by a time. */
    boolean isKnownTo(int rank, long untilPs) {
        for (var other = 0; other < startsPs.length; other++) {
            if (other != rank && startsPs[other] > untilPs) {
                return false;
            }
        }
        return true;
    }

    long[] startsPs() {
        return startsPs;
    }

    /** Null until they are worked out. */
    Ending[] endings() {
        return endings;
    }

    void end(Ending[] all) {
        endings = all;
    }

    Ending take(int rank) {
        taken++;
        return endings[rank];
    }

    boolean isTakenByAll() {
        return taken == startsPs.length;
    }
}
