package orrery.node.format;

/**
 * What a run keeps its numbers as.
 *
 * @param weights matrices; norms, biases and the like stay float32
 * @param activations what products read, and what goes to experts on other devices
 * @param cache keys and values, or latent vectors
 * @param attention projections of attention and of state-space layers, which checkpoints in four bits often leave as they
 *     were; where that is not the format of the weights, these products read it, too
 * @param stream the residual stream: what norms and other small kernels read and write, and what devices send each other
 */
public record Formats(
        NumberFormat weights,
        NumberFormat activations,
        NumberFormat cache,
        NumberFormat attention,
        NumberFormat stream) {
    /** Nothing is lost. */
    public static final Formats F32 = new Formats(NumberFormat.F32, NumberFormat.F32, NumberFormat.F32);

    /** All projections alike, the stream as what products read. */
    public Formats(NumberFormat weights, NumberFormat activations, NumberFormat cache) {
        this(weights, activations, cache, weights, activations);
    }

    /** Other weights, those of attention's projections among them where they were alike. */
    public Formats withWeights(NumberFormat other) {
        return new Formats(other, activations, cache, attention == weights ? other : attention, stream);
    }

    public Formats withAttention(NumberFormat other) {
        return new Formats(weights, activations, cache, other, stream);
    }

    public Formats withStream(NumberFormat other) {
        return new Formats(weights, activations, cache, attention, other);
    }

    /** Whether all weights stay float32. */
    public boolean keepsWeights() {
        return weights == NumberFormat.F32 && attention == NumberFormat.F32;
    }

    /** As projections of attention have them. */
    public Formats ofAttention() {
        return attention == weights ? this : new Formats(attention, attention, cache, attention, stream);
    }

    /** As embedding, head and routers have them, which formats with shared scales leave in bfloat16. */
    public Formats ofWideParts() {
        return weights.isWide()
                ? this
                : new Formats(NumberFormat.BF16, NumberFormat.BF16, cache, NumberFormat.BF16, stream);
    }
}
