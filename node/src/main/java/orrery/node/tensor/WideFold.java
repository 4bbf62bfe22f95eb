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
     * Sixteen folds at once: {@code y[yAt + n]} is that of {@code sums[16 n .. 16 n + 16)}.
     *
     * <p>Each step puts two vectors, half folded, into one: the first keeps the lower lanes, the second the upper.
     */
    static void sixteen(float[] sums, float[] y, int yAt) {
        var even = eights(eight(sums, 0), eight(sums, 4), eight(sums, 2), eight(sums, 6));
        var odd = eights(eight(sums, 1), eight(sums, 5), eight(sums, 3), eight(sums, 7));
        both(even, odd, UPPER_1, ACROSS_1).intoArray(y, yAt);
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

    private static FloatVector eights(FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
        return both(both(a, b, UPPER_4, ACROSS_4), both(c, d, UPPER_4, ACROSS_4), UPPER_2, ACROSS_2);
    }

    private static FloatVector eight(float[] sums, int n) {
        var lower = FloatVector.fromArray(Dot.SPECIES, sums, n * Dot.LANES);
        var upper = FloatVector.fromArray(Dot.SPECIES, sums, (n + 8) * Dot.LANES);
        return both(lower, upper, UPPER_8, ACROSS_8);
    }

    /** In the lower lanes, a's plus its upper ones; in the upper, b's plus its lower ones, which is the same sum. */
    private static FloatVector both(
            FloatVector a, FloatVector b, VectorMask<Float> upper, VectorShuffle<Float> across) {
        return a.blend(b, upper).add(b.blend(a, upper).rearrange(across));
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
