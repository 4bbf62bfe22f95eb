package orrery.node.seeded;

import orrery.node.architecture.Part;
import orrery.node.architecture.Shape;

/**
 * Between which values the numbers of a part lie.
 *
 * @param centre of them
 * @param reach to both sides
 */
record Spread(float centre, float reach) {
    private static final Spread NORM = new Spread(1f, 0.1f);
    private static final Spread SMALL = new Spread(0f, 0.1f);
    private static final Spread LOG_RATE = new Spread(-1f, 1f); // a state halves within a few tokens
    private static final Spread SINK = new Spread(0f, 1f);

    /** Variance 1 / inputs, so that activations keep their size from block to block and logits are lively. */
    static Spread of(Part part, Shape shape, boolean tiedHead) {
        return switch (part) {
            case FINAL_NORM, NORM, QUERY_NORM, KEY_NORM, QUERY_DOWN_NORM, LATENT_NORM, STATE_NORM, SKIP -> NORM;
            case QUERY_BIAS,
                    KEY_BIAS,
                    VALUE_BIAS,
                    OUTPUT_BIAS,
                    ROUTER_BIAS,
                    CONVOLUTION_BIAS,
                    STEP_BIAS,
                    ROUTER_CORRECTION,
                    EXPERT_GATE_BIAS,
                    EXPERT_UP_BIAS,
                    EXPERT_DOWN_BIAS -> SMALL;
            case SINKS -> SINK;
            case DECAY -> LOG_RATE;
            case EMBEDDING -> ofVariance(tiedHead ? shape.columns() : 1); // rows are looked up, not summed over
            case HEAD,
                    QUERY,
                    KEY,
                    VALUE,
                    OUTPUT,
                    QUERY_DOWN,
                    QUERY_UP,
                    LATENT_DOWN,
                    KEY_UP,
                    VALUE_UP,
                    STATE_INPUT,
                    CONVOLUTION,
                    STATE_OUTPUT,
                    SPACE_DOWN,
                    SPACE_UP,
                    GATE,
                    UP,
                    DOWN,
                    ROUTER,
                    EXPERT_GATE,
                    EXPERT_UP,
                    EXPERT_DOWN,
                    SHARED_GATE,
                    SHARED_UP,
                    SHARED_DOWN -> ofVariance(shape.columns());
        };
    }

    /** A uniform number within r of 0 has variance r^2 / 3. */
    private static Spread ofVariance(int inputs) {
        return new Spread(0f, (float) Math.sqrt(3.0 / inputs));
    }
}
