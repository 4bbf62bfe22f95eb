package orrery.node.tensor;

/** Weights times activations. */
public final class MatrixProduct {
    private static final int TILE = 4;

    private MatrixProduct() {}

    /**
     * {@code y[t][r]} = the {@link Dot} of row {@code r} of {@code weights} and row {@code t} of {@code x}.
     *
     * <p>A token's result does not depend on how many other tokens are in the call.
     *
     * @param x (tokens, weights.columns)
     * @param y (tokens, weights.rows), overwritten
     */
    public static void multiply(Matrix weights, float[] x, int tokens, float[] y) {
        requireLength("x", x, tokens, weights.columns());
        requireLength("y", y, tokens, weights.rows());
        switch (weights) {
            case BlockMatrix blocks -> BlockProduct.multiply(blocks, x, tokens, y);
            case DenseMatrix dense when ShortRows.suit(dense) -> ShortRows.multiply(dense, x, tokens, y);
            case DenseMatrix dense -> multiply(dense, x, tokens, y, Rows.of(dense.type()), Dot.WIDE);
        }
    }

    static void multiply(DenseMatrix weights, float[] x, int tokens, float[] y, Rows rows, boolean wide) {
        int tiled = wide ? tokens - tokens % TILE : 0;
        var widened = new float[tiled == 0 ? 0 : TILE * weights.columns()];
        var tile = new WideTile();
        int row = 0;
        for (; row <= weights.rows() - TILE; row += TILE) {
            tiles(weights, row, x, tiled, y, widened, tile);
            fourRows(weights, row, x, tiled, tokens, y, rows);
        }
        for (; row < weights.rows(); row++) {
            oneRow(weights, row, x, tokens, y, rows);
        }
    }

    /** Four rows for the first {@code tokens} tokens: the weights are widened once for all of them. */
    private static void tiles(
            DenseMatrix weights, int row, float[] x, int tokens, float[] y, float[] widened, WideTile tile) {
        int length = weights.columns();
        for (int i = 0; i < TILE && tokens > 0; i++) {
            weights.copyRow(row + i, widened, i * length);
        }
        for (int token = 0; token < tokens; token += TILE) {
            tile.multiply(widened, x, token * length, length, y, token * weights.rows() + row, weights.rows());
        }
    }

    /** Four rows for the tokens that fill no tile. */
    private static void fourRows(DenseMatrix weights, int row, float[] x, int from, int to, float[] y, Rows rows) {
        int length = weights.columns();
        long step = weights.rowBytes();
        if (from < to) {
            rows.fetchFour(weights.data(), row * step, step, length);
        }
        for (int token = from; token < to; token++) {
            rows.four(weights.data(), row * step, step, x, token * length, length, y, token * weights.rows() + row);
        }
    }

    private static void oneRow(DenseMatrix weights, int row, float[] x, int tokens, float[] y, Rows rows) {
        int length = weights.columns();
        for (int token = 0; token < tokens; token++) {
            y[token * weights.rows() + row] =
                    rows.one(weights.data(), row * weights.rowBytes(), x, token * length, length);
        }
    }

    private static void requireLength(String name, float[] values, int tokens, int width) {
        if (values.length < Math.multiplyExact(tokens, width)) {
            throw new IllegalArgumentException("%s holds %d numbers, but (%d tokens, %d) needs %d"
                    .formatted(name, values.length, tokens, width, tokens * width));
        }
    }
}
