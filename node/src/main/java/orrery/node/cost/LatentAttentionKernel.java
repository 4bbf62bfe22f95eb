package orrery.node.cost;

import orrery.node.format.NumberFormat;

/**
 * Attention of heads whose keys and values come from one latent vector a position. Prefill gives each head its own keys and
 * values; decode meets the latent vectors themselves, into whose space the queries were brought.
 *
 * @param heads of this rank
 * @param keyDim elements that a query and a key have in common: {@code plainDim + rotaryDim}, or of the latent vector with
 *     its rotated key
 * @param valueDim elements that are blended: of a head's value, or of the latent vector
 * @param cached elements of a position in the cache
 * @param activations format of queries and of what comes out
 * @param cache format of the latent vectors
 */
public record LatentAttentionKernel(
        Phase phase,
        Slices slices,
        long heads,
        long keyDim,
        long valueDim,
        long cached,
        NumberFormat activations,
        NumberFormat cache)
        implements Kernel {

    @Override
    public long flops() {
        return 2 * slices.pairs() * heads * (keyDim + valueDim);
    }

    /** Prefill reads the keys and values of its heads, decode the cache; what is new is written. */
    @Override
    public long bytes() {
        return switch (phase) {
            case PREFILL ->
                slices.positions() * activations.rowBytes(heads * (keyDim + valueDim))
                        + slices.appended() * cache.rowBytes(cached);
            case DECODE -> (slices.positions() + slices.appended()) * cache.rowBytes(cached);
        };
    }
}
