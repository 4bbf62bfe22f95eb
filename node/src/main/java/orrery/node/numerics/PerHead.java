package orrery.node.numerics;

import java.util.Arrays;
import orrery.node.tensor.Matrix;
import orrery.node.tensor.MatrixProduct;

/**
 * A small matrix for each head, one below the other, that multiplies each head's vector by itself.
 *
 * @param matrix (heads * outputs, inputs)
 */
record PerHead(Matrix matrix, int heads) {

    private int outputs() {
        return matrix.rows() / heads;
    }

    /** {@code y} = the head's matrix times {@code x}: {@code x[xAt ..]} has as many elements as the matrix columns. */
    void plain(int head, float[] x, int xAt, float[] y, int yAt) {
        var own = matrix.rows(head * outputs(), (head + 1) * outputs());
        var product = new float[outputs()];
        MatrixProduct.multiply(own, Arrays.copyOfRange(x, xAt, xAt + matrix.columns()), 1, product);
        System.arraycopy(product, 0, y, yAt, product.length);
    }

    /** {@code y} = {@code x} times the head's matrix, its rows added up in their order: y has as many elements as columns. */
    void transposed(int head, float[] x, int xAt, float[] y, int yAt) {
        var row = new float[matrix.columns()];
        for (var output = 0; output < outputs(); output++) {
            matrix.copyRow(head * outputs() + output, row, 0);
            for (var i = 0; i < row.length; i++) {
                y[yAt + i] = Math.fma(x[xAt + output], row[i], y[yAt + i]);
            }
        }
    }
}
