package orrery.node.architecture;

/** What stands between the up and the down projection. */
public enum Activation {
    /** {@code silu(gate) * up}. */
    SWIGLU(true),
    /** {@code gate * sigmoid(1.702 gate) * (up + 1)}, gate at most 7 and up between -7 and 7 (GPT-OSS). */
    CLAMPED_SWIGLU(true),
    /** {@code max(up, 0)^2}, without a gate (Nemotron). */
    SQUARED_RELU(false);

    private final boolean gated;

    Activation(boolean gated) {
        this.gated = gated;
    }

    /** Whether there is a gate projection beside the up projection. */
    public boolean gated() {
        return gated;
    }
}
