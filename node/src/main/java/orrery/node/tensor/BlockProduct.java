package orrery.node.tensor;

/**
 * Products with quantised weights: four rows at a time are decoded to float32, once for all tokens, and multiplied as
 * float32 rows are. So every output's bits are those of the product with a decoded copy.
 */
final class BlockProduct {
    private static final int ROWS = WideTile.SIDE;

    private final BlockMatrix weights;
    private final float[] x; // (tokens, columns)
    private final int tokens;
    private final float[] y; // (tokens, rows)
    private final float[] decoded; // (ROWS, columns)
    private final WideTile tile = new WideTile();

    private BlockProduct(BlockMatrix weights, float[] x, int tokens, float[] y) {
        this.weights = weights;
        this.x = x;
        this.tokens = tokens;
        this.y = y;
        decoded = new float[Math.multiplyExact(ROWS, weights.columns())];
    }

    /** As {@link MatrixProduct#multiply}. */
    static void multiply(BlockMatrix weights, float[] x, int tokens, float[] y) {
        var product = new BlockProduct(weights, x, tokens, y);
        for (int row = 0; row < weights.rows(); row += ROWS) {
            product.rows(row, Math.min(ROWS, weights.rows() - row));
        }
    }

    private void rows(int row, int count) {
        for (int i = 0; i < count; i++) {
            weights.copyRow(row + i, decoded, i * weights.columns());
        }
        int tiled = Dot.WIDE && count == ROWS ? tokens - tokens % WideTile.SIDE : 0;
        tiles(row, tiled);
        for (int token = tiled; token < tokens; token++) {
            dots(row, count, token);
        }
    }

    private void tiles(int row, int tiled) {
        int length = weights.columns();
        for (int token = 0; token < tiled; token += WideTile.SIDE) {
            tile.multiply(decoded, x, token * length, length, y, token * weights.rows() + row, weights.rows());
        }
    }

    private void dots(int row, int count, int token) {
        int length = weights.columns();
        for (int i = 0; i < count; i++) {
            y[token * weights.rows() + row + i] = Dot.of(decoded, i * length, x, token * length, length);
        }
    }
}
