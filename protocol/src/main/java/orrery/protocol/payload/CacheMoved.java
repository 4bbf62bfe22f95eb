package orrery.protocol.payload;

/**
 * One device has all of its part of a cache that was moved.
 *
 * @param sequence whose cache it is
 * @param copy that the device belongs to
 */
public record CacheMoved(int sequence, int copy) implements Payload {
    private static final int BYTES = 8;

    @Override
    public long bytes() {
        return BYTES;
    }

    @Override
    public long digest() {
        return Digest.mix(sequence, copy);
    }
}
