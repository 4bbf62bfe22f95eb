package orrery.node.cost;

import orrery.node.format.Formats;

/** Kernels by the sizes of what they work on, each operand moved once, in the format that it is kept in. */
record Kernels(Formats formats) {

    /** Activations (rows, inputs) times weights (outputs, inputs). */
    Kernel product(long rows, long outputs, long inputs) {
        return products(rows, 1, outputs, inputs);
    }

    /** The same with so many matrices in one kernel, over which the rows are spread. */
    Kernel products(long rows, long matrices, long outputs, long inputs) {
        var weights = matrices * formats.weights().bytes(outputs, inputs);
        return new Kernel(
                2 * rows * outputs * inputs, weights + activations(rows, outputs) + activations(rows, inputs));
    }

    /** So many operations on each element of rows, which are read from so many arrays and written to one. */
    Kernel elementwise(long rows, long width, long operations, long reads) {
        return new Kernel(rows * width * operations, (reads + 1) * activations(rows, width));
    }

    /** Square, sum, scale, weight. */
    Kernel norm(long rows, long width) {
        return elementwise(rows, width, 4, 1);
    }

    long activations(long rows, long width) {
        return rows * formats.activations().rowBytes(width);
    }

    /** Bytes of so many positions of a cache with rows so wide. */
    long cache(long positions, long width) {
        return positions * formats.cache().rowBytes(width);
    }
}
