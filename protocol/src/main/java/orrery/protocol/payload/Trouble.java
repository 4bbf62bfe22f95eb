package orrery.protocol.payload;

/**
 * Something is the matter with a device, or no longer is: what its host, its adapter or a watchdog tells whoever looks after the
 * whole cluster.
 *
 * @param device with which
 * @param kind what it is
 * @param about the link or the copy of the model that it is about, by number; 0 where it is about the device alone
 */
public record Trouble(int device, Kind kind, int about) implements Payload {
    private static final int BYTES = 12;

    /** What there is to tell. The codes are those that NVIDIA's driver logs (docs.nvidia.com/deploy/xid-errors). */
    public enum Kind {
        /** It fell off the bus, or its host does not answer (Xid 79). */
        LOST,
        /** It is whole again, with nothing in its memory. */
        BACK,
        /** A memory error ended the process on it (Xid 94). */
        MEMORY,
        /** A link of it is dead (Xid 149). */
        LINK_LOST,
        /** The link is there again. */
        LINK_BACK,
        /** Switches of its domain do not add any more. */
        REDUCTION_LOST,
        /** They add again. */
        REDUCTION_BACK,
        /** What it sent is not what it meant to send: a checksum says so. */
        CHECKSUM,
        /** Its adapter has given up sending to somebody. */
        TRANSPORT,
        /** A copy that it schedules makes no progress. */
        WATCHDOG
    }

    @Override
    public long bytes() {
        return BYTES;
    }

    @Override
    public long digest() {
        return Digest.mix(Digest.mix(device, kind.ordinal()), about);
    }
}
