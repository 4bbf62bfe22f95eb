package orrery.node.format;

/**
 * What a run keeps its numbers as.
 *
 * @param weights matrices; norms, biases and the like stay float32
 * @param activations what devices send each other; in the reference, which sends nothing, what products read
 * @param cache keys and values, or latent vectors
 */
public record Formats(NumberFormat weights, NumberFormat activations, NumberFormat cache) {
    /** Nothing is lost. */
    public static final Formats F32 = new Formats(NumberFormat.F32, NumberFormat.F32, NumberFormat.F32);
}
