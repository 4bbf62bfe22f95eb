package orrery.protocol.payload;

/**
 * The scores a step ended in, for the CPU that samples.
 *
 * @param step the step's number
 * @param rows one row per sequence of the step, in its order; (sequences, vocabulary)
 */
public record Logits(int step, Tensor rows) implements Payload {
    @Override
    public long bytes() {
        return 4 + rows.bytes();
    }

    @Override
    public long digest() {
        return Digest.mix(rows.digest(), step);
    }
}
