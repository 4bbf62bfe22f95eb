package orrery.node.cost;

import java.util.stream.Stream;
import orrery.node.tensor.Matrix;

/**
 * The work of one kernel.
 *
 * @param flops floating-point operations, a multiply-add counting as two
 * @param bytes to and from memory, each operand moved once
 */
public record Kernel(long flops, long bytes) {

    /** Activations are float32 here, as they are on the wire. */
    public static final long ACTIVATION_BYTES = Float.BYTES;

    /** Activations (rows, columns) times weight matrices (outputs, columns) that one kernel takes together. */
    public static Kernel product(long rows, Matrix... weights) {
        var columns = weights[0].columns();
        var outputs = Stream.of(weights).mapToLong(Matrix::rows).sum();
        var weightBytes = Stream.of(weights).mapToLong(Matrix::bytes).sum();
        return new Kernel(2 * rows * outputs * columns, weightBytes + rows * (outputs + columns) * ACTIVATION_BYTES);
    }

    /** So many operations on each element, which is read from so many arrays and written to one. */
    public static Kernel elementwise(long elements, long operations, long reads) {
        return new Kernel(elements * operations, elements * (reads + 1) * ACTIVATION_BYTES);
    }
}
