package orrery.node.tensor;

import jdk.incubator.vector.FloatVector;

/** Four rows times four tokens in sixteen vector registers: every load is used four times. */
final class WideTile {
    private WideTile() {}

    /**
     * @param w (4, length)
     * @param x (4, length), from {@code xAt}
     * @param y (4 tokens, yStride), from {@code yAt}; four rows of each token are written
     */
    static void multiply(float[] w, float[] x, int xAt, int length, float[] y, int yAt, int yStride) {
        var sums00 = FloatVector.zero(Dot.SPECIES);
        var sums01 = sums00;
        var sums02 = sums00;
        var sums03 = sums00;
        var sums10 = sums00;
        var sums11 = sums00;
        var sums12 = sums00;
        var sums13 = sums00;
        var sums20 = sums00;
        var sums21 = sums00;
        var sums22 = sums00;
        var sums23 = sums00;
        var sums30 = sums00;
        var sums31 = sums00;
        var sums32 = sums00;
        var sums33 = sums00;
        int i = 0;
        for (; i <= length - Dot.LANES; i += Dot.LANES) {
            var row0 = FloatVector.fromArray(Dot.SPECIES, w, i);
            var row1 = FloatVector.fromArray(Dot.SPECIES, w, i + length);
            var row2 = FloatVector.fromArray(Dot.SPECIES, w, i + 2 * length);
            var row3 = FloatVector.fromArray(Dot.SPECIES, w, i + 3 * length);
            var token0 = FloatVector.fromArray(Dot.SPECIES, x, xAt + i);
            sums00 = row0.fma(token0, sums00);
            sums10 = row1.fma(token0, sums10);
            sums20 = row2.fma(token0, sums20);
            sums30 = row3.fma(token0, sums30);
            var token1 = FloatVector.fromArray(Dot.SPECIES, x, xAt + i + length);
            sums01 = row0.fma(token1, sums01);
            sums11 = row1.fma(token1, sums11);
            sums21 = row2.fma(token1, sums21);
            sums31 = row3.fma(token1, sums31);
            var token2 = FloatVector.fromArray(Dot.SPECIES, x, xAt + i + 2 * length);
            sums02 = row0.fma(token2, sums02);
            sums12 = row1.fma(token2, sums12);
            sums22 = row2.fma(token2, sums22);
            sums32 = row3.fma(token2, sums32);
            var token3 = FloatVector.fromArray(Dot.SPECIES, x, xAt + i + 3 * length);
            sums03 = row0.fma(token3, sums03);
            sums13 = row1.fma(token3, sums13);
            sums23 = row2.fma(token3, sums23);
            sums33 = row3.fma(token3, sums33);
        }
        if (i < length) {
            var rest = Dot.SPECIES.indexInRange(i, length);
            var row0 = FloatVector.fromArray(Dot.SPECIES, w, i, rest);
            var row1 = FloatVector.fromArray(Dot.SPECIES, w, i + length, rest);
            var row2 = FloatVector.fromArray(Dot.SPECIES, w, i + 2 * length, rest);
            var row3 = FloatVector.fromArray(Dot.SPECIES, w, i + 3 * length, rest);
            var token0 = FloatVector.fromArray(Dot.SPECIES, x, xAt + i, rest);
            sums00 = row0.fma(token0, sums00);
            sums10 = row1.fma(token0, sums10);
            sums20 = row2.fma(token0, sums20);
            sums30 = row3.fma(token0, sums30);
            var token1 = FloatVector.fromArray(Dot.SPECIES, x, xAt + i + length, rest);
            sums01 = row0.fma(token1, sums01);
            sums11 = row1.fma(token1, sums11);
            sums21 = row2.fma(token1, sums21);
            sums31 = row3.fma(token1, sums31);
            var token2 = FloatVector.fromArray(Dot.SPECIES, x, xAt + i + 2 * length, rest);
            sums02 = row0.fma(token2, sums02);
            sums12 = row1.fma(token2, sums12);
            sums22 = row2.fma(token2, sums22);
            sums32 = row3.fma(token2, sums32);
            var token3 = FloatVector.fromArray(Dot.SPECIES, x, xAt + i + 3 * length, rest);
            sums03 = row0.fma(token3, sums03);
            sums13 = row1.fma(token3, sums13);
            sums23 = row2.fma(token3, sums23);
            sums33 = row3.fma(token3, sums33);
        }
        y[yAt] = WideFold.sum(sums00);
        y[yAt + 1] = WideFold.sum(sums10);
        y[yAt + 2] = WideFold.sum(sums20);
        y[yAt + 3] = WideFold.sum(sums30);
        y[yAt + yStride] = WideFold.sum(sums01);
        y[yAt + yStride + 1] = WideFold.sum(sums11);
        y[yAt + yStride + 2] = WideFold.sum(sums21);
        y[yAt + yStride + 3] = WideFold.sum(sums31);
        y[yAt + 2 * yStride] = WideFold.sum(sums02);
        y[yAt + 2 * yStride + 1] = WideFold.sum(sums12);
        y[yAt + 2 * yStride + 2] = WideFold.sum(sums22);
        y[yAt + 2 * yStride + 3] = WideFold.sum(sums32);
        y[yAt + 3 * yStride] = WideFold.sum(sums03);
        y[yAt + 3 * yStride + 1] = WideFold.sum(sums13);
        y[yAt + 3 * yStride + 2] = WideFold.sum(sums23);
        y[yAt + 3 * yStride + 3] = WideFold.sum(sums33);
    }
}
