package orrery.node.forward;

import java.util.List;
import orrery.node.cost.Kernel;

/** What all ranks did in one node of a segment. */
sealed interface Done {
    /** Kernels, and the picoseconds they take, by rank. */
    record Computed(List<List<Kernel>> kernels, long[] picos) implements Done {}

    /** Messages; what each rank brought, in numbers. */
    record Communicated(long[] brought) implements Done {}
}
