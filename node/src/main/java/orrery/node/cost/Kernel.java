package orrery.node.cost;

/** The work of one kernel: floating-point operations, and bytes to and from memory. */
record Kernel(long flops, long bytes) {

    /** Activations (rows, columns) times a weight matrix (outputs, columns). */
    static Kernel product(long rows, long outputs, long columns, long weightBytes, long activationBytes) {
        return new Kernel(
                2 * rows * outputs * columns,
                outputs * columns * weightBytes + rows * (outputs + columns) * activationBytes);
    }

    /** Reads and writes each element once, with so many operations an element. */
    static Kernel elementwise(long elements, long operations, long reads, long activationBytes) {
        return new Kernel(elements * operations, elements * (reads + 1) * activationBytes);
    }
}
