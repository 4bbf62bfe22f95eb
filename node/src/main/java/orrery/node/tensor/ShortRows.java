package orrery.node.tensor;

/**
 * Products with weights of at most sixteen columns, as a rank of a wide tensor-parallel cut holds them.
 *
 * <p>Such a row fills at most one block of {@link Dot}, so each partial sum is one product and the fold is most of the
 * work. Here both run along the outputs, many at a time; every output's bits are those of the dot product.
 */
final class ShortRows {
    private final int rows;
    private final int columns;
    private final float[][] weights; // (columns, rows)
    private final float[][] sums; // (columns, rows)

    private ShortRows(Matrix matrix) {
        rows = matrix.rows();
        columns = matrix.columns();
        weights = new float[columns][rows];
        sums = new float[columns][rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                weights[column][row] = matrix.at(row, column);
            }
        }
    }

    /** Whether it is worth it: few columns, and enough rows to run along. */
    static boolean suit(Matrix matrix) {
        return matrix.columns() <= Dot.LANES && matrix.rows() >= Dot.LANES;
    }

    /** As {@link MatrixProduct#multiply}. */
    static void multiply(Matrix matrix, float[] x, int tokens, float[] y) {
        var product = new ShortRows(matrix);
        for (int token = 0; token < tokens; token++) {
            product.one(x, token * matrix.columns(), y, token * matrix.rows());
        }
    }

    private void one(float[] x, int xAt, float[] y, int yAt) {
        for (int column = 0; column < columns; column++) {
            scale(weights[column], x[xAt + column], sums[column]);
        }
        fold();
        System.arraycopy(sums[0], 0, y, yAt, rows);
    }

    /** The tree of {@link Dot}; a lane without a column is zero, and adding zero turns -0 into +0. */
    private void fold() {
        for (int half = Dot.LANES / 2; half >= 1; half /= 2) {
            for (int lane = 0; lane < Math.min(half, columns); lane++) {
                if (lane + half < Math.min(2 * half, columns)) {
                    add(sums[lane], sums[lane + half]);
                } else {
                    addZero(sums[lane]);
                }
            }
        }
    }

    private static void scale(float[] weights, float factor, float[] products) {
        for (int i = 0; i < products.length; i++) {
            products[i] = Math.fma(weights[i], factor, 0f);
        }
    }

    private static void add(float[] target, float[] addend) {
        for (int i = 0; i < target.length; i++) {
            target[i] += addend[i];
        }
    }

    private static void addZero(float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] += 0f;
        }
    }
}
