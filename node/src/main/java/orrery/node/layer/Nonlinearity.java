package orrery.node.layer;

import orrery.node.architecture.Activation;
import orrery.node.tensor.Activations;

/** What stands between the up and the down projection, computed. */
public final class Nonlinearity {
    private Nonlinearity() {}

    /**
     * Applies {@code activation} element by element.
     *
     * @param gate (count); null where the activation has no gate
     * @param up (count)
     * @return what goes into the down projection: {@code gate} overwritten where there is one, else {@code up}
     */
    public static float[] apply(Activation activation, float[] gate, float[] up) {
        switch (activation) {
            case SWIGLU -> Activations.swiGlu(gate, up, gate.length);
            case CLAMPED_SWIGLU -> Activations.clampedSwiGlu(gate, up, gate.length);
            case SQUARED_RELU -> Activations.squaredRelu(up, up.length);
        }
        return activation.gated() ? gate : up;
    }
}
