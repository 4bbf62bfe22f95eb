package orrery.protocol.payload;

/**
 * The scores that a step of one data group ended in, of one micro-batch, for the CPU that samples.
 *
 * @param replica whose step it was
 * @param step the step's number
 * @param dataGroup which of the groups with sequences of their own
 * @param microBatch which part of their rows
 * @param rows the wanted rows of the group's slices, in the order of the step; (rows, vocabulary)
 */
public record Logits(int replica, int step, int dataGroup, int microBatch, Tensor rows) implements Payload {
    private static final int FIXED_BYTES = 16;

    @Override
    public long bytes() {
        return FIXED_BYTES + rows.bytes();
    }

    @Override
    public long digest() {
        var whose = Digest.mix(((long) replica << 32) ^ step, ((long) dataGroup << 32) ^ microBatch);
        return Digest.mix(rows.digest(), whose);
    }
}
