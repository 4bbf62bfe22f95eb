package orrery.protocol.payload;

import java.util.List;

/**
 * Tells the devices of a copy that the KV cache of a sequence goes from one copy to another. Those that have it send what
 * the others shall hold; those that shall hold it expect that.
 *
 * @param copy whose devices are told
 * @param sequence whose cache it is
 * @param length positions that it holds
 * @param from copy that has it, or {@link #HOST}
 * @param to copy that shall have it, or {@link #HOST}
 * @param since orders that the two copies stand by, of those that began anew
 */
public record CacheMove(int copy, int sequence, int length, int from, int to, List<Restart> since) implements Payload {
    /** Instead of a copy: the memory of each device's own host. */
    public static final int HOST = -1;

    private static final int BYTES = 20;

    public CacheMove {
        since = List.copyOf(since);
    }

    /** Between copies that stand as they began, or within one. */
    public CacheMove(int copy, int sequence, int length, int from, int to) {
        this(copy, sequence, length, from, to, List.of());
    }

    /** Which incarnation of a copy it is. */
    public int incarnation(int of) {
        return since.stream()
                .filter(restart -> restart.copy() == of)
                .mapToInt(Restart::incarnation)
                .findFirst()
                .orElse(0);
    }

    @Override
    public long bytes() {
        return BYTES + Way.bytes(since);
    }

    @Override
    public long digest() {
        return Digest.mix(
                Digest.mix(((long) sequence << 32) ^ length, ((long) from << 32) ^ to),
                ((long) copy << 32) ^ Way.digest(since));
    }
}
