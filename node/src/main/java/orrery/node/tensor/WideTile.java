package orrery.node.tensor;

import jdk.incubator.vector.FloatVector;

/**
 * Four rows times four tokens in sixteen vector registers: every load is used four times.
 *
 * <p>In three small steps, because the compiler gives up on all of it in one method.
 */
final class WideTile {
    static final int SIDE = 4;

    /** The sixteen times sixteen partial sums of a tile: (token, row, lane). */
    private final float[] sums = new float[SIDE * SIDE * Dot.LANES];

    private final float[] folded = new float[SIDE * SIDE]; // (token, row)

    /**
     * {@code y[t][r]} = the {@link Dot} of row r and token t.
     *
     * @param w (4, length)
     * @param x (4, length), from {@code xAt}
     * @param y (4 tokens, yStride), from {@code yAt}
     * @param rows of each token to write, at most four
     */
    void multiply(float[] w, float[] x, int xAt, int length, float[] y, int yAt, int yStride, int rows) {
        addBlocks(w, x, xAt, length, sums);
        if (length % Dot.LANES != 0) {
            addRest(w, x, xAt, length, sums);
        }
        WideFold.sixteen(sums, folded, 0);
        for (int token = 0; token < SIDE; token++) {
            System.arraycopy(folded, token * SIDE, y, yAt + token * yStride, rows);
        }
    }

    private static void addBlocks(float[] w, float[] x, int xAt, int length, float[] sums) {
        var sums00 = FloatVector.zero(Dot.SPECIES);
        var sums10 = sums00;
        var sums20 = sums00;
        var sums30 = sums00;
        var sums01 = sums00;
        var sums11 = sums00;
        var sums21 = sums00;
        var sums31 = sums00;
        var sums02 = sums00;
        var sums12 = sums00;
        var sums22 = sums00;
        var sums32 = sums00;
        var sums03 = sums00;
        var sums13 = sums00;
        var sums23 = sums00;
        var sums33 = sums00;
        for (int i = 0; i <= length - Dot.LANES; i += Dot.LANES) {
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
        sums00.intoArray(sums, 0 * Dot.LANES);
        sums10.intoArray(sums, 1 * Dot.LANES);
        sums20.intoArray(sums, 2 * Dot.LANES);
        sums30.intoArray(sums, 3 * Dot.LANES);
        sums01.intoArray(sums, 4 * Dot.LANES);
        sums11.intoArray(sums, 5 * Dot.LANES);
        sums21.intoArray(sums, 6 * Dot.LANES);
        sums31.intoArray(sums, 7 * Dot.LANES);
        sums02.intoArray(sums, 8 * Dot.LANES);
        sums12.intoArray(sums, 9 * Dot.LANES);
        sums22.intoArray(sums, 10 * Dot.LANES);
        sums32.intoArray(sums, 11 * Dot.LANES);
        sums03.intoArray(sums, 12 * Dot.LANES);
        sums13.intoArray(sums, 13 * Dot.LANES);
        sums23.intoArray(sums, 14 * Dot.LANES);
        sums33.intoArray(sums, 15 * Dot.LANES);
    }

    private static void addRest(float[] w, float[] x, int xAt, int length, float[] sums) {
        int done = length - length % Dot.LANES;
        var rest = Dot.first(length - done);
        for (int n = 0; n < SIDE * SIDE; n++) {
            var row = FloatVector.fromArray(Dot.SPECIES, w, n % SIDE * length + done, rest);
            var token = FloatVector.fromArray(Dot.SPECIES, x, xAt + n / SIDE * length + done, rest);
            row.fma(token, FloatVector.fromArray(Dot.SPECIES, sums, n * Dot.LANES))
                    .intoArray(sums, n * Dot.LANES);
        }
    }
}
