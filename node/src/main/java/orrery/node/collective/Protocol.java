package orrery.node.collective;

/** How a receiver learns that data is there, as NCCL calls it. */
public enum Protocol {
    /** The one that the tuning rules expect to be fastest. */
    AUTO,
    /** A flag beside every 4 bytes: the lowest latency, half of the bandwidth. */
    LL,
    /** A flag in every 128 bytes: 120 of them are data. */
    LL128,
    /** Whole chunks, then a fence and a flag: the full bandwidth, the highest latency. */
    SIMPLE;

    /** Bytes that leave for so many bytes of data, flags included. */
    public long wireBytes(long data) {
        return switch (this) {
            case LL -> 2 * data;
            case LL128 -> Math.ceilDiv(data * 16, 15);
            case SIMPLE, AUTO -> data;
        };
    }
}
