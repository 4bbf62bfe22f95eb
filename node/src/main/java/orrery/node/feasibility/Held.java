package orrery.node.feasibility;

import orrery.node.architecture.Part;

/** What a device's memory is for, of a model's weights. */
public enum Held {
    EMBEDDING,
    ATTENTION,
    STATE_SPACE,
    DENSE,
    /** And the projections between the residual stream and the space that experts work in. */
    ROUTER,
    EXPERTS,
    SHARED_EXPERTS,
    HEAD,
    NORMS;

    static Held of(Part part) {
        return switch (part) {
            case EMBEDDING -> EMBEDDING;
            case HEAD -> HEAD;
            case FINAL_NORM, NORM, QUERY_NORM, KEY_NORM, QUERY_DOWN_NORM, LATENT_NORM, STATE_NORM -> NORMS;
            case QUERY, KEY, VALUE, OUTPUT, QUERY_BIAS, KEY_BIAS, VALUE_BIAS, OUTPUT_BIAS, SINKS -> ATTENTION;
            case QUERY_DOWN, QUERY_UP, LATENT_DOWN, KEY_UP, VALUE_UP -> ATTENTION;
            case STATE_INPUT, CONVOLUTION, CONVOLUTION_BIAS, STEP_BIAS, DECAY, SKIP, STATE_OUTPUT -> STATE_SPACE;
            case GATE, UP, DOWN -> DENSE;
            case ROUTER, ROUTER_BIAS, ROUTER_CORRECTION, SPACE_DOWN, SPACE_UP -> ROUTER;
            case EXPERT_GATE, EXPERT_UP, EXPERT_DOWN, EXPERT_GATE_BIAS, EXPERT_UP_BIAS, EXPERT_DOWN_BIAS -> EXPERTS;
            case SHARED_GATE, SHARED_UP, SHARED_DOWN -> SHARED_EXPERTS;
        };
    }
}
