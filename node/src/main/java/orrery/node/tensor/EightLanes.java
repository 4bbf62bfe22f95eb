package orrery.node.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The {@link Dot} with two vectors of eight partial sums, the lower and the upper half of the sixteen: the same bits. */
final class EightLanes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    private static final int HALF = Dot.LANES / 2;

    private EightLanes() {}

    static float dot(float[] a, int aAt, float[] b, int bAt, int length) {
        int blocks = length - length % Dot.LANES;
        var low = FloatVector.zero(SPECIES);
        var high = low;
        for (int i = 0; i < blocks; i += Dot.LANES) {
            low = vector(a, aAt + i).fma(vector(b, bAt + i), low);
            high = vector(a, aAt + i + HALF).fma(vector(b, bAt + i + HALF), high);
        }
        return blocks == length ? sum(low, high) : sum(low, high, a, aAt + blocks, b, bAt + blocks, length - blocks);
    }

    /**
     * The products of four rows and one token, whose loads are used four times: {@code y[yAt + r]} is that of row r.
     *
     * @param w (4, length)
     * @param x the token, from {@code xAt}
     */
    static void fourRows(float[] w, float[] x, int xAt, int length, float[] y, int yAt) {
        int blocks = length - length % Dot.LANES;
        var low0 = FloatVector.zero(SPECIES);
        var low1 = low0;
        var low2 = low0;
        var low3 = low0;
        var high0 = low0;
        var high1 = low0;
        var high2 = low0;
        var high3 = low0;
        for (int i = 0; i < blocks; i += Dot.LANES) {
            var low = vector(x, xAt + i);
            low0 = vector(w, i).fma(low, low0);
            low1 = vector(w, i + length).fma(low, low1);
            low2 = vector(w, i + 2 * length).fma(low, low2);
            low3 = vector(w, i + 3 * length).fma(low, low3);
            var high = vector(x, xAt + i + HALF);
            high0 = vector(w, i + HALF).fma(high, high0);
            high1 = vector(w, i + HALF + length).fma(high, high1);
            high2 = vector(w, i + HALF + 2 * length).fma(high, high2);
            high3 = vector(w, i + HALF + 3 * length).fma(high, high3);
        }
        int rest = length - blocks;
        int at = xAt + blocks;
        y[yAt] = sum(low0, high0, w, blocks, x, at, rest);
        y[yAt + 1] = sum(low1, high1, w, blocks + length, x, at, rest);
        y[yAt + 2] = sum(low2, high2, w, blocks + 2 * length, x, at, rest);
        y[yAt + 3] = sum(low3, high3, w, blocks + 3 * length, x, at, rest);
    }

    private static FloatVector vector(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    /** With the elements of an incomplete block. */
    private static float sum(FloatVector low, FloatVector high, float[] a, int aAt, float[] b, int bAt, int rest) {
        if (rest == 0) {
            return sum(low, high);
        }
        var sums = new float[Dot.LANES];
        low.intoArray(sums, 0);
        high.intoArray(sums, HALF);
        for (int i = 0; i < rest; i++) {
            sums[i] = Math.fma(a[aAt + i], b[bAt + i], sums[i]);
        }
        return Dot.fold(sums, rest);
    }

    private static float sum(FloatVector low, FloatVector high) {
        var eight = low.add(high);
        var four = quarter(eight, 0).add(quarter(eight, 1));
        return (four.lane(0) + four.lane(2)) + (four.lane(1) + four.lane(3));
    }

    private static FloatVector quarter(FloatVector eight, int part) {
        return (FloatVector) eight.reinterpretShape(FloatVector.SPECIES_128, part);
    }
}
