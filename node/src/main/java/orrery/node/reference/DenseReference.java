package orrery.node.reference;

import static orrery.node.architecture.Part.*;

import orrery.node.architecture.Dense;

/** A feed-forward network that every token passes. */
final class DenseReference implements BlockReference {
    private final Network network;

    DenseReference(Dense dense, int block, Tensors tensors) {
        network = new Network(tensors, block, 0, dense.activation(), GATE, UP, DOWN);
    }

    @Override
    public Past nothingSeen() {
        return null;
    }

    @Override
    public float[] apply(float[] x, int tokens, Past seen) {
        return network.apply(x, tokens, null);
    }
}
