package orrery.node.reference;

import orrery.node.architecture.Block;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.StateSpace;

/** One block, computed whole. Safe to use from several threads: what a sequence leaves behind is the sequence's. */
sealed interface BlockReference
        permits GroupedReference, LatentReference, StateSpaceReference, DenseReference, ExpertsReference {

    /**
     * What the block adds to the residual stream.
     *
     * @param x (tokens, hidden), normalised
     * @param seen what the sequence's earlier tokens left in this block, to which these add; null where nothing is kept
     */
    float[] apply(float[] x, int tokens, Past seen);

    /** An empty past; null where the block looks at no other token. */
    Past nothingSeen();

    static BlockReference of(Tensors tensors, int index) {
        Block block = tensors.architecture().blocks().get(index);
        return switch (block) {
            case GroupedAttention attention -> new GroupedReference(attention, index, tensors);
            case LatentAttention attention -> new LatentReference(attention, index, tensors);
            case StateSpace mixer -> new StateSpaceReference(mixer, index, tensors);
            case Dense dense -> new DenseReference(dense, index, tensors);
            case Experts experts -> new ExpertsReference(experts, index, tensors);
        };
    }
}
