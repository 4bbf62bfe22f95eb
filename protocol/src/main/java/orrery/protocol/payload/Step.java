package orrery.protocol.payload;

import java.util.List;

/**
 * What the devices of one replica shall compute next: for each sequence in the batch its new tokens, prompt or decoded.
 *
 * @param replica whose step it is
 * @param number counts the replica's steps from 0
 * @param slices the batch, in the order of its rows
 * @param finished sequences whose cache may be dropped before this step
 */
public record Step(int replica, int number, List<Slice> slices, List<Integer> finished) implements Payload {
    private static final int FIXED_BYTES = 12;

    /** New tokens of one sequence, the first of them at a position; after the last the logits are wanted. */
    public record Slice(int sequence, int position, int[] tokens) {
        long bytes() {
            return FIXED_BYTES + 4L * tokens.length;
        }
    }

    /** Rows of the batch: all new tokens of all sequences. */
    public int rows() {
        return slices.stream().mapToInt(slice -> slice.tokens().length).sum();
    }

    @Override
    public long bytes() {
        return FIXED_BYTES
                + 4L * finished.size()
                + slices.stream().mapToLong(Slice::bytes).sum();
    }

    @Override
    public long digest() {
        var hash = ((long) replica << 32) ^ number;
        for (var slice : slices) {
            hash = Digest.mix(Digest.mix(hash, slice.sequence), Digest.mix(slice.position, Digest.of(slice.tokens)));
        }
        for (var sequence : finished) {
            hash = Digest.mix(hash, ~sequence);
        }
        return hash;
    }
}
