package orrery.node.collective;

import orrery.node.schedule.UnevenBlocks;
import orrery.protocol.payload.Digest;

/**
 * Uneven counts of an all-to-all: every pair has its own, from three to five quarters of the mean, drawn from a seed. That
 * is how far a router of some hundred tokens to random experts strays.
 *
 * @param mean elements a pair
 */
record SeededCounts(long mean, long seed) implements UnevenBlocks.Counts {
    @Override
    public long of(int source, int destination) {
        var drawn = Digest.mix(Digest.mix(seed, source), destination);
        return mean - spread() + Math.floorMod(drawn, 2 * spread() + 1);
    }

    @Override
    public long longest() {
        return mean + spread();
    }

    private long spread() {
        return mean == 0 ? 0 : Math.max(1, mean / 4);
    }
}
