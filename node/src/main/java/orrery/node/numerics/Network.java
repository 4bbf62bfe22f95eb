package orrery.node.numerics;

import orrery.node.architecture.Activation;
import orrery.node.layer.Nonlinearity;
import orrery.node.tensor.Matrix;

/**
 * One feed-forward network, or the part of its width that a rank holds.
 *
 * @param gate (width, hidden); null where the activation needs none
 * @param up (width, hidden)
 * @param down (hidden, width)
 * @param gateBias (width); null where there is none
 * @param upBias (width); null where there is none
 * @param downBias (hidden), at the one rank that adds it; null elsewhere
 */
record Network(
        Activation activation,
        Matrix gate,
        Matrix up,
        Matrix down,
        float[] gateBias,
        float[] upBias,
        float[] downBias) {

    /**
     * What it makes of normalised rows.
     *
     * @param x (rows, hidden)
     * @return (rows, hidden)
     */
    float[] run(float[] x, int rows) {
        var up = Linear.apply(this.up, upBias, x, rows);
        var gate = activation.gated() ? Linear.apply(this.gate, gateBias, x, rows) : null;
        return Linear.apply(down, downBias, Nonlinearity.apply(activation, gate, up), rows);
    }
}
