package orrery.node.numerics;

import java.util.List;
import java.util.function.Supplier;
import orrery.node.plan.Shares;
import orrery.node.tensor.KeyValues;
import orrery.node.tensor.PartialAttention;
import orrery.protocol.payload.Step.Slice;

/**
 * Goes through the new tokens of a step in the order of their positions: each is appended if its position is one of this
 * rank's, and then sees those of them that are not after it.
 *
 * @param block index of the block
 * @param window positions that a token sees, its own included; 0 is all
 * @param headOf for each query head of the rank, the head of the cache that it reads
 * @param scale of the scores
 * @param nothingSeen an empty cache
 */
record Positions(Shares shares, int block, int window, int[] headOf, float scale, Supplier<KeyValues> nothingSeen) {

    /** What a block does with a new token. */
    interface Arrival {
        /** Turns the row's query and key to its position. */
        void turn(int row, int position);

        /** Puts the row's key and value into a cache. */
        void append(int row, KeyValues cache);
    }

    /**
     * @param query (rows, headOf.length, keyDim)
     * @param blendDim elements of a head's value in the cache
     * @return (rows, headOf.length, blendDim + 2)
     */
    float[] attend(float[] query, int rows, int blendDim, List<Slice> slices, Caches caches, Arrival arrival) {
        var size = headOf.length * (blendDim + PartialAttention.EXTRA);
        var parts = new float[rows * size];
        var queryWidth = rows == 0 ? 0 : query.length / rows;
        var row = 0;
        for (var slice : slices) {
            var cache = caches.of(slice.sequence(), block, nothingSeen);
            for (var i = 0; i < slice.tokens().length; i++, row++) {
                var position = slice.position() + i;
                arrive(row, position, cache, arrival);
                PartialAttention.attend(
                        query,
                        row * queryWidth,
                        headOf,
                        cache,
                        first(position),
                        end(position),
                        scale,
                        parts,
                        row * size);
            }
        }
        return parts;
    }

    private void arrive(int row, int position, KeyValues cache, Arrival arrival) {
        arrival.turn(row, position);
        if (end(position) > end(position - 1)) {
            requireGapless(position, cache);
            arrival.append(row, cache);
        }
    }

    private void requireGapless(int position, KeyValues cache) {
        if (cache.length() != end(position - 1)) {
            throw new IllegalStateException("position " + position + " of block " + block
                    + " comes when the cache holds " + cache.length() + " of the " + end(position - 1) + " before it");
        }
    }

    private int first(int position) {
        return window == 0 ? 0 : shares.positionsBelow(Math.max(0, position + 1 - window));
    }

    private int end(int position) {
        return shares.positionsBelow(position + 1);
    }
}
