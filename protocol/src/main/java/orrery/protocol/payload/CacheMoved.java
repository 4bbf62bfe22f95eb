package orrery.protocol.payload;

/**
 * A part of a cache that was moved is there, or all of it.
 *
 * @param sequence whose cache it is
 * @param copy whose scheduler is told
 * @param to copy that has it now, or {@link CacheMove#HOST}
 */
public record CacheMoved(int sequence, int copy, int to) implements Payload {
    private static final int BYTES = 12;

    @Override
    public long bytes() {
        return BYTES;
    }

    @Override
    public long digest() {
        return Digest.mix(((long) sequence << 32) ^ copy, to);
    }
}
