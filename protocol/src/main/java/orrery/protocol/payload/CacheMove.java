package orrery.protocol.payload;

/**
 * Tells the devices of a copy that the KV cache of a sequence goes from one copy to another. Those that have it send what
 * the others shall hold; those that shall hold it expect that.
 *
 * @param copy whose devices are told
 * @param sequence whose cache it is
 * @param length positions that it holds
 * @param from copy that has it, or {@link #HOST}
 * @param to copy that shall have it, or {@link #HOST}
 */
public record CacheMove(int copy, int sequence, int length, int from, int to) implements Payload {
    /** Instead of a copy: the memory of each device's own host. */
    public static final int HOST = -1;

    private static final int BYTES = 20;

    @Override
    public long bytes() {
        return BYTES;
    }

    @Override
    public long digest() {
        return Digest.mix(Digest.mix(((long) sequence << 32) ^ length, ((long) from << 32) ^ to), copy);
    }
}
