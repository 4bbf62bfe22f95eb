package orrery.node.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/** Folds 512-bit vectors of partial sums by the tree of {@link Dot}; {@code reduceLanes} promises no order. */
final class WideFold {
    /** How many are folded at once. */
    static final int VECTORS = 16;

    private static final VectorMask<Float> UPPER_8 = lanesWith(8);
    private static final VectorMask<Float> UPPER_4 = lanesWith(4);
    private static final VectorMask<Float> UPPER_2 = lanesWith(2);
    private static final VectorMask<Float> UPPER_1 = lanesWith(1);
    private static final VectorShuffle<Float> ACROSS_8 = across(8);
    private static final VectorShuffle<Float> ACROSS_4 = across(4);
    private static final VectorShuffle<Float> ACROSS_2 = across(2);
    private static final VectorShuffle<Float> ACROSS_1 = across(1);

    private WideFold() {}

    static float sum(FloatVector sums) {
        var eight = half(sums, 0).add(half(sums, 1));
        var four = quarter(eight, 0).add(quarter(eight, 1));
        return (four.lane(0) + four.lane(2)) + (four.lane(1) + four.lane(3));
    }

    /**
     * Sixteen folds at once: {@code y[yAt + n]} is that of {@code sums[16 n .. 16 n + 16)}, which are overwritten.
     *
     * <p>Each step puts two vectors, half folded, into one: the first keeps the lower lanes, the second the upper. They stay
     * in the array between steps, because vectors that methods hand each other may end up as objects.
     */
    static void sixteen(float[] sums, float[] y, int yAt) {
        for (int n = 0; n < 8; n++) {
            merge(sums, n, n + 8, UPPER_8, ACROSS_8);
        }
        for (int n = 0; n < 4; n++) {
            merge(sums, n, n + 4, UPPER_4, ACROSS_4);
        }
        for (int n = 0; n < 2; n++) {
            merge(sums, n, n + 2, UPPER_2, ACROSS_2);
        }
        merge(sums, 0, 1, UPPER_1, ACROSS_1);
        System.arraycopy(sums, 0, y, yAt, VECTORS);
    }

    /** As {@link #sixteen}, but only the first {@code count} results are written. */
    static void several(float[] sums, int count, float[] y, int yAt) {
        if (count == VECTORS) {
            sixteen(sums, y, yAt);
            return;
        }
        for (int n = 0; n < count; n++) {
            y[yAt + n] = sum(FloatVector.fromArray(Dot.SPECIES, sums, n * Dot.LANES));
        }
    }

    /** In a's place: in the lower lanes, a's plus its upper ones; in the upper, b's plus its lower ones, the same sum. */
    private static void merge(float[] sums, int a, int b, VectorMask<Float> upper, VectorShuffle<Float> across) {
        var one = FloatVector.fromArray(Dot.SPECIES, sums, a * Dot.LANES);
        var other = FloatVector.fromArray(Dot.SPECIES, sums, b * Dot.LANES);
        one.blend(other, upper).add(other.blend(one, upper).rearrange(across)).intoArray(sums, a * Dot.LANES);
    }

    private static VectorMask<Float> lanesWith(int bit) {
        var lanes = new boolean[Dot.LANES];
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = (lane & bit) != 0;
        }
        return VectorMask.fromArray(Dot.SPECIES, lanes, 0);
    }

    private static VectorShuffle<Float> across(int bit) {
        return VectorShuffle.fromOp(Dot.SPECIES, lane -> lane ^ bit);
    }

    private static FloatVector half(FloatVector sixteen, int part) {
        return (FloatVector) sixteen.reinterpretShape(FloatVector.SPECIES_256, part);
    }

    private static FloatVector quarter(FloatVector eight, int part) {
        return (FloatVector) eight.reinterpretShape(FloatVector.SPECIES_128, part);
    }
}
