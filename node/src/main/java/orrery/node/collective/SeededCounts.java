package orrery.node.collective;

import orrery.node.schedule.UnevenBlocks;
import orrery.protocol.payload.Digest;

/**
 * Uneven counts of an all-to-all: every pair has its own, from none to twice the mean, drawn from a seed.
 *
 * @param mean elements a pair
 */
record SeededCounts(long mean, long seed) implements UnevenBlocks.Counts {
    @Override
    public long of(int source, int destination) {
        var drawn = Digest.mix(Digest.mix(seed, source), destination);
        return Math.floorMod(drawn, 2 * mean + 1);
    }

    @Override
    public long longest() {
        return 2 * mean;
    }
}
