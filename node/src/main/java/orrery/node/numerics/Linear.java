package orrery.node.numerics;

import orrery.node.tensor.Activations;
import orrery.node.tensor.Matrix;
import orrery.node.tensor.MatrixProduct;

/** Matrix products and norms of rows, each into a new array. */
final class Linear {
    private Linear() {}

    /**
     * @param weights (outputs, inputs)
     * @param x (rows, inputs)
     * @return (rows, outputs)
     */
    static float[] apply(Matrix weights, float[] x, int rows) {
        var y = new float[rows * weights.rows()];
        MatrixProduct.multiply(weights, x, rows, y);
        return y;
    }

    /**
     * @param bias (outputs); null where there is none
     */
    static float[] apply(Matrix weights, float[] bias, float[] x, int rows) {
        var y = apply(weights, x, rows);
        for (var row = 0; bias != null && row < rows; row++) {
            add(bias, y, row * bias.length);
        }
        return y;
    }

    private static void add(float[] bias, float[] y, int at) {
        for (var i = 0; i < bias.length; i++) {
            y[at + i] += bias[i];
        }
    }

    /** RMSNorm of each row of {@code weight.length} elements. */
    static float[] norm(float[] x, int rows, float[] weight, float epsilon) {
        var y = new float[rows * weight.length];
        Activations.rmsNorm(x, rows, weight, epsilon, y);
        return y;
    }
}
