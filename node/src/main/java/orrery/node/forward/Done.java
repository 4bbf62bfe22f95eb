package orrery.node.forward;

/** What all ranks did in one node of a segment. */
sealed interface Done {
    /** Kernels; picoseconds by rank. */
    record Computed(long[] picos) implements Done {}

    /** Messages; what each rank brought, in numbers. */
    record Communicated(long[] brought) implements Done {}
}
