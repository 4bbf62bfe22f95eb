package orrery.node.collective;

import orrery.protocol.units.Bandwidth;

/**
 * How one collective of one size is done; what {@link Tuning} says, or a user demands.
 *
 * @param algorithm never {@link Algorithm#AUTO}
 * @param protocol never {@link Protocol#AUTO}
 * @param channels thread blocks that copy side by side; the model bundles them, {@link Pace#copyRate} is that of all
 * @param chunkBytes most that goes around a ring together: what NCCL moves per loop, all channels together
 * @param sliceBytes most that one action moves, all channels together: the granule of every pipeline
 * @param peers ranks served side by side in an all-to-all; parts of its slice that a rank asks the switches for at a time
 * @param pace virtual time that a rank's own work takes
 */
public record Choice(
        Algorithm algorithm, Protocol protocol, int channels, long chunkBytes, long sliceBytes, int peers, Pace pace) {

    public Choice {
        if (algorithm == Algorithm.AUTO || protocol == Protocol.AUTO) {
            throw new IllegalArgumentException("a choice is decided, found " + algorithm + " and " + protocol);
        }
        if (channels < 1 || chunkBytes < 1 || sliceBytes < 1 || peers < 1) {
            throw new IllegalArgumentException(
                    "channels, chunks, slices and peers of a collective are above zero, found " + channels + ", "
                            + chunkBytes + " B, " + sliceBytes + " B and " + peers);
        }
    }

    /** The same in parts of at least so many bytes, where what it moves is as long as that. */
    public Choice inPartsOf(long least) {
        var slice = Math.max(sliceBytes, least);
        return new Choice(algorithm, protocol, channels, Math.max(chunkBytes, slice), slice, peers, pace);
    }

    /**
     * What is left of it where only a part of the links is in service: a rank's channels store over all links evenly, and
     * NCCL gives their rate for one link (src/graph/topo.h: 20.6 GB/s on Hopper), so it shrinks with the links.
     *
     * @param share of the links' width, above 0 and at most 1
     */
    public Choice over(double share) {
        var rate = new Bandwidth(Math.max(1, Math.round(pace.copyRate().bytesPerSecond() * share)));
        var left = new Pace(pace.launch(), pace.synchronisation(), rate, pace.memory());
        return new Choice(algorithm, protocol, channels, chunkBytes, sliceBytes, peers, left);
    }
}
