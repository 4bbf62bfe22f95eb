package orrery.node.execution;

/** The kernels of one device in a step, as far as energy needs them. Sums are made kernel by kernel: they depend on the order. */
public interface Launches {
    /** Floating-point operations before, and those of all kernels after each other. */
    double addFlops(double before);

    /** Bytes to and from memory before, and those of all kernels after each other. */
    double addMemoryBytes(double before);
}
