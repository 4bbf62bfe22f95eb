package orrery.node.architecture;

/**
 * A tensor of a model by what it is for, whatever its checkpoint calls it. Matrices are (outputs, inputs).
 *
 * <p>Seeded weights depend on the order: what is new goes to the end.
 *
 * <p>h is the residual stream's width; heads, dims and widths are those of the block.
 */
public enum Part {
    /** (vocabulary, h). */
    EMBEDDING,
    /** (h). */
    FINAL_NORM,
    /** (vocabulary, h). */
    HEAD,
    /** (h), of the block's input. */
    NORM,

    /** (heads * headDim, h). */
    QUERY,
    /** (keyValueHeads * headDim, h). */
    KEY,
    /** (keyValueHeads * headDim, h). */
    VALUE,
    /** (h, heads * headDim), of latent attention (h, heads * valueDim). */
    OUTPUT,
    QUERY_BIAS,
    KEY_BIAS,
    VALUE_BIAS,
    OUTPUT_BIAS,
    /** (headDim), one for all heads. */
    QUERY_NORM,
    /** (headDim), one for all heads. */
    KEY_NORM,
    /** (heads). */
    SINKS,

    /** (queryRank, h). */
    QUERY_DOWN,
    /** (queryRank). */
    QUERY_DOWN_NORM,
    /** (heads * (plainDim + rotaryDim), queryRank), or h where there is no queries' latent vector. */
    QUERY_UP,
    /** (latent + rotaryDim, h). */
    LATENT_DOWN,
    /** (latent). */
    LATENT_NORM,
    /** (heads * plainDim, latent). */
    KEY_UP,
    /** (heads * valueDim, latent). */
    VALUE_UP,

    /** (width, h). */
    GATE,
    /** (width, h). */
    UP,
    /** (h, width). */
    DOWN,
    /** (count, h). */
    ROUTER,
    /** (count), of the logits. */
    ROUTER_BIAS,
    /** (count), of the scores, for the choice alone. */
    ROUTER_CORRECTION,
    /** (width, h) of one expert. */
    EXPERT_GATE,
    EXPERT_UP,
    /** (h, width) of one expert. */
    EXPERT_DOWN,
    EXPERT_GATE_BIAS,
    EXPERT_UP_BIAS,
    EXPERT_DOWN_BIAS,
    /** (sharedWidth, h). */
    SHARED_GATE,
    SHARED_UP,
    /** (h, sharedWidth). */
    SHARED_DOWN,

    /** (2 * width + 2 * groups * stateSize + heads, h) of a state-space layer: rows of z, x, B, C and steps. */
    STATE_INPUT,
    /** (channels, kernel). */
    CONVOLUTION,
    /** (channels). */
    CONVOLUTION_BIAS,
    /** (heads), added to steps before the softplus. */
    STEP_BIAS,
    /** (heads), the logarithm of the rate. */
    DECAY,
    /** (heads), how much of x passes the state by. */
    SKIP,
    /** (width), group by group. */
    STATE_NORM,
    /** (h, width). */
    STATE_OUTPUT,

    /** (latent, h): into the space that experts work in. */
    SPACE_DOWN,
    /** (h, latent): back from there. */
    SPACE_UP
}
