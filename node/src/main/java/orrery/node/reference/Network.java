package orrery.node.reference;

import orrery.node.architecture.Activation;
import orrery.node.architecture.Part;
import orrery.node.layer.Nonlinearity;

/** Up, activation and down projection of a dense block, a shared expert or any other expert. */
record Network(Tensors tensors, int block, int expert, Activation activation, Part gate, Part up, Part down) {

    /** {@code biases} is null where there are none. */
    record Biases(Part gate, Part up, Part down) {}

    float[] apply(float[] x, int tokens, Biases biases) {
        var gates = activation.gated() ? linear(gate, biases == null ? null : biases.gate, x, tokens) : null;
        var ups = linear(up, biases == null ? null : biases.up, x, tokens);
        var between = Nonlinearity.apply(activation, gates, ups);
        return linear(down, biases == null ? null : biases.down, between, tokens);
    }

    private float[] linear(Part part, Part bias, float[] x, int tokens) {
        var y = tensors.product(part, block, expert, x, tokens);
        if (bias != null) {
            tensors.addBias(bias, block, expert, y, tokens);
        }
        return y;
    }
}
