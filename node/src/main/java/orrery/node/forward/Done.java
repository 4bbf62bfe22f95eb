package orrery.node.forward;

/** What all ranks did in one node of a segment. */
sealed interface Done {
    /** What kernels do, and the picoseconds they take, by rank. */
    record Computed(KernelWork[] work, long[] picos) implements Done {}

    /** Messages; what each rank brought, in numbers. */
    record Communicated(long[] brought) implements Done {}
}
