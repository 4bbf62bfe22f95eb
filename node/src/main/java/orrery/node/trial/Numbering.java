package orrery.node.trial;

import orrery.node.collective.CollectiveTask;
import orrery.node.collective.ElementType;
import orrery.protocol.payload.Digest;

/**
 * The numbers that ranks bring to a trial with data: whole ones, drawn from a seed, and small enough that every sum of them
 * is exact in the element type, in whatever order it is added. So a result is right or wrong, never nearly right.
 */
final class Numbering {
    /** Larger numbers would show nothing more. */
    private static final int LARGEST = 1 << 12;

    private final long seed;
    private final int ranks;
    private final int bound;
    private final int apart;

    /** @param adds whether sums are taken */
    private Numbering(long seed, ElementType type, int ranks, boolean adds) {
        var exact = (int) Math.min(LARGEST, 1L << type.precision());
        this.seed = seed;
        this.ranks = ranks;
        this.bound = adds ? Math.max(1, exact / ranks) : exact;
        this.apart = adds ? Math.ceilDiv(ranks, exact) : 1;
    }

    static Numbering of(CollectiveTask task) {
        var adds = switch (task.operation()) {
            case ALL_REDUCE, REDUCE_SCATTER, REDUCE -> true;
            case ALL_GATHER, BROADCAST, ALL_TO_ALL, ALL_TO_ALL_V, SEND_RECEIVE -> false;
        };
        var seed = Digest.mix(task.seed(), task.number());
        return new Numbering(seed, task.elementType(), task.reach().ranks(), adds);
    }

    /** Element {@code index} of what a rank brings. Where ranks are too many for the type, most bring a zero. */
    float value(int rank, long index) {
        var drawn = Digest.mix(Digest.mix(seed, index), rank);
        if (Math.floorMod(rank + index, apart) != 0) {
            return 0;
        }
        return Math.floorMod(drawn, 2 * bound + 1) - bound;
    }

    float[] values(int rank, long count) {
        var values = new float[Math.toIntExact(count)];
        for (var i = 0; i < values.length; i++) {
            values[i] = value(rank, i);
        }
        return values;
    }

    /** The plain sum over all ranks, in rank order. */
    float sum(long index) {
        var sum = 0f;
        for (var rank = 0; rank < ranks; rank++) {
            sum += value(rank, index);
        }
        return sum;
    }
}
