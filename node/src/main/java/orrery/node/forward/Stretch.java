package orrery.node.forward;

import java.util.Arrays;
import java.util.List;
import orrery.node.architecture.Block;
import orrery.node.forward.Done.Computed;

/**
 * The course of a block in which communications may overlap, from a fabric that is quiet to one that is quiet again.
 *
 * @param phase all its communications as one
 * @param computed by all ranks between them, in order
 */
record Stretch(Phase phase, List<Computed> computed) {

    /**
     * What decides a course: where all are equal, it is the same.
     *
     * @param kind of a block whose kernels and messages depend on rows alone
     * @param rows of each data group
     * @param delaysPs of each rank behind the first
     */
    record Cause(Block kind, List<Integer> rows, long[] delaysPs) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Cause(var otherKind, var otherRows, var otherDelays)
                    && Arrays.equals(delaysPs, otherDelays)
                    && kind.equals(otherKind)
                    && rows.equals(otherRows);
        }

        @Override
        public int hashCode() {
            return 31 * kind.hashCode() + Arrays.hashCode(delaysPs);
        }
    }
}
