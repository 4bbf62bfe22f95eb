package orrery.node.tensor;

/** Weights times activations, on as many cores as are idle where that pays. */
public final class MatrixProduct {
    /** A fold of partial sums gives so many rows at once; a part of a product begins at a multiple of it. */
    private static final int ROWS = WideFold.VECTORS;

    /** Parts for each core: many, so that a core that comes late or leaves early still gets its share. */
    private static final int PARTS = 16;

    private MatrixProduct() {}

    /** Some rows of a product; what they come to does not depend on which others are computed where. */
    interface Part {
        void rows(int from, int to);
    }

    /**
     * {@code y[t][r]} = the {@link Dot} of row {@code r} of {@code weights} and row {@code t} of {@code x}.
     *
     * <p>A token's result does not depend on how many other tokens are in the call, nor on the cores that compute it.
     *
     * @param x (tokens, weights.columns)
     * @param y (tokens, weights.rows), overwritten
     */
    public static void multiply(Matrix weights, float[] x, int tokens, float[] y) {
        requireLength("x", x, tokens, weights.columns());
        requireLength("y", y, tokens, weights.rows());
        long multiplications = (long) weights.rows() * weights.columns() * tokens;
        share(product(weights, x, tokens, y), weights.rows(), Cores.forWork(multiplications));
    }

    static Part product(Matrix weights, float[] x, int tokens, float[] y) {
        return switch (weights) {
            case DenseMatrix dense
            when Dot.WIDE && dense.type() != ElementType.F16 -> new WideProduct(dense, x, tokens, y);
            case DenseMatrix _, BlockMatrix _ -> new DecodedProduct(weights, x, tokens, y, Lanes.HERE);
        };
    }

    /** Computes a product of so many rows on all of the cores that are idle. */
    static void share(Part product, int rows, Cores cores) {
        int parts = cores.count() == 1 ? 1 : Math.clamp(rows / ROWS, 1, PARTS * cores.count());
        int step = Math.ceilDiv(Math.ceilDiv(rows, parts), ROWS) * ROWS;
        cores.share(Math.ceilDiv(rows, step), part -> product.rows(part * step, Math.min(rows, (part + 1) * step)));
    }

    private static void requireLength(String name, float[] values, int tokens, int width) {
        if (values.length < Math.multiplyExact(tokens, width)) {
            throw new IllegalArgumentException("%s holds %d numbers, but (%d tokens, %d) needs %d"
                    .formatted(name, values.length, tokens, width, tokens * width));
        }
    }
}
