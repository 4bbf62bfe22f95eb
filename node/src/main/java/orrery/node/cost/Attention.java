package orrery.node.cost;

import orrery.node.format.NumberFormat;

/**
 * Scores, softmax and blend of grouped heads.
 *
 * @param heads query heads of this rank
 * @param keyValueHeads of this rank
 * @param activations format of queries and of what comes out
 * @param cache format of keys and values
 */
public record Attention(
        Phase phase,
        Slices slices,
        long heads,
        long keyValueHeads,
        long headDim,
        NumberFormat activations,
        NumberFormat cache)
        implements Kernel {
    @Override
    public long flops() {
        return 4 * slices.pairs() * heads * headDim;
    }

    /** Keys and values that are read, and those that are new. */
    @Override
    public long bytes() {
        return 2 * (slices.positions() + slices.appended()) * cache.rowBytes(keyValueHeads * headDim);
    }
}
