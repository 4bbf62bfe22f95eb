package orrery.node.tensor;

import java.util.Arrays;

/** Products with dense float32 or bfloat16 weights on machines with 512-bit vectors. */
final class WideProduct implements MatrixProduct.Part {
    private static final int TILE = WideTile.SIDE;

    private final DenseMatrix weights;
    private final Rows kernel;
    private final float[] x; // (tokens, columns), with room behind, where loads of a part of a vector are quick
    private final int tokens;
    private final int tiled; // tokens that fill tiles
    private final int whole; // columns that fill vectors
    private final float[] y; // (tokens, rows)

    WideProduct(DenseMatrix weights, float[] x, int tokens, float[] y) {
        this.weights = weights;
        this.x = weights.columns() % Dot.LANES == 0 ? x : Arrays.copyOf(x, tokens * weights.columns() + Dot.LANES);
        this.tokens = tokens;
        this.y = y;
        tiled = tokens - tokens % TILE;
        whole = weights.columns() - weights.columns() % Dot.LANES;
        kernel = switch (weights.type()) {
            case F32 -> WideFloat32Rows.ROWS;
            case BF16 -> WideBfloat16Rows.ROWS;
            case F16 -> throw new IllegalArgumentException("half precision is decoded first");
        };
    }

    @Override
    public void rows(int from, int to) {
        if (tiled > 0) {
            tiles(from, to);
        }
        if (tiled < tokens) {
            vectors(from, to);
        }
    }

    /** Four rows and four tokens at a time; the weights are widened once for all tokens. */
    private void tiles(int from, int to) {
        int length = weights.columns();
        var widened = new float[TILE * length + Dot.LANES];
        var tile = new WideTile();
        for (int row = from; row < to; row += TILE) {
            int count = Math.min(TILE, to - row);
            for (int i = 0; i < count; i++) {
                weights.copyRow(row + i, widened, i * length);
            }
            for (int token = 0; token < tiled; token += TILE) {
                tile.multiply(
                        widened, x, token * length, length, y, token * weights.rows() + row, weights.rows(), count);
            }
        }
    }

    /** The tokens that fill no tile, one at a time, while the rows they share are in the cache. */
    private void vectors(int from, int to) {
        int rowBytes = weights.columns() * weights.type().bytes();
        int step = Math.max(1, CacheFill.BYTES / WideFold.VECTORS / rowBytes) * WideFold.VECTORS;
        var sums = new float[WideFold.VECTORS * Dot.LANES];
        for (int row = from; row < to; row += step) {
            int end = Math.min(to, row + step);
            CacheFill.rows(weights.data(), row * weights.rowBytes(), weights.rowBytes(), rowBytes, end - row);
            for (int token = tiled; token < tokens; token++) {
                vector(row, end, token, sums);
            }
        }
    }

    private void vector(int from, int to, int token, float[] sums) {
        for (int row = from; row < to; row += WideFold.VECTORS) {
            int count = Math.min(WideFold.VECTORS, to - row);
            addUp(row, count, token * weights.columns(), sums);
            if (whole < weights.columns()) {
                addRests(row, count, token * weights.columns() + whole, sums);
            }
            WideFold.several(sums, count, y, token * weights.rows() + row);
        }
    }

    private void addUp(int row, int count, int xAt, float[] sums) {
        long step = weights.rowBytes();
        int i = 0;
        for (; i <= count - 4; i += 4) {
            kernel.four(weights.data(), (row + i) * step, step, x, xAt, whole, sums, i * Dot.LANES);
        }
        for (; i < count; i++) {
            kernel.one(weights.data(), (row + i) * step, x, xAt, whole, sums, i * Dot.LANES);
        }
    }

    private void addRests(int row, int count, int xAt, float[] sums) {
        int bytes = weights.type().bytes();
        int lanes = weights.columns() - whole;
        long step = weights.rowBytes();
        long last = weights.data().byteSize() - (whole + Dot.LANES) * bytes - 3 * step; // where four whole vectors fit
        int i = 0;
        for (; i <= count - 4 && (row + i) * step <= last; i += 4) {
            long at = (row + i) * step + whole * bytes;
            kernel.fourRests(weights.data(), at, step, x, xAt, lanes, sums, i * Dot.LANES);
        }
        for (; i < count; i++) {
            kernel.rest(weights.data(), (row + i) * step + whole * bytes, x, xAt, lanes, sums, i * Dot.LANES);
        }
    }
}
