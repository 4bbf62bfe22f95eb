package orrery.protocol.payload;

/**
 * A copy of a model is given up: whatever its devices are at is dropped, and their caches with it.
 *
 * @param copy which
 * @param incarnation that ends
 */
public record Abort(int copy, int incarnation) implements Payload {
    private static final int BYTES = 8;

    @Override
    public long bytes() {
        return BYTES;
    }

    @Override
    public long digest() {
        return Digest.mix(copy, ~incarnation);
    }
}
