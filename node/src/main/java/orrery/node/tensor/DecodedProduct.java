package orrery.node.tensor;

/**
 * Products with weights that no kernel reads as they are: four rows at a time are decoded to float32, once for all
 * tokens, and multiplied as float32 rows are. So every output's bits are those of the product with a decoded copy.
 */
final class DecodedProduct implements MatrixProduct.Part {
    private static final int ROWS = WideTile.SIDE;

    private final Matrix weights;
    private final float[] x; // (tokens, columns)
    private final int tokens;
    private final float[] y; // (tokens, rows)
    private final Lanes lanes;

    /** @param lanes to use at once; the bits are the same with any */
    DecodedProduct(Matrix weights, float[] x, int tokens, float[] y, Lanes lanes) {
        this.weights = weights;
        this.x = x;
        this.tokens = tokens;
        this.y = y;
        this.lanes = lanes;
    }

    @Override
    public void rows(int from, int to) {
        var decoded = new float[Math.multiplyExact(ROWS, weights.columns())];
        var tile = new WideTile();
        for (int row = from; row < to; row += ROWS) {
            fewRows(row, Math.min(ROWS, to - row), decoded, tile);
        }
    }

    private void fewRows(int row, int count, float[] decoded, WideTile tile) {
        int length = weights.columns();
        for (int i = 0; i < count; i++) {
            weights.copyRow(row + i, decoded, i * length);
        }
        int tiled = lanes == Lanes.SIXTEEN ? tokens - tokens % WideTile.SIDE : 0;
        for (int token = 0; token < tiled; token += WideTile.SIDE) {
            tile.multiply(decoded, x, token * length, length, y, token * weights.rows() + row, weights.rows(), count);
        }
        for (int token = tiled; token < tokens; token++) {
            dots(row, count, token, decoded);
        }
    }

    private void dots(int row, int count, int token, float[] decoded) {
        int length = weights.columns();
        int at = token * weights.rows() + row;
        if (lanes == Lanes.EIGHT && count == ROWS) {
            EightLanes.fourRows(decoded, x, token * length, length, y, at);
            return;
        }
        for (int i = 0; i < count; i++) {
            y[at + i] = Dot.of(lanes, decoded, i * length, x, token * length, length);
        }
    }
}
