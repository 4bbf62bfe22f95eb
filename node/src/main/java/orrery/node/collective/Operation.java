package orrery.node.collective;

/**
 * What a collective does, in nccl-tests' terms. Sizes count as nccl-tests counts them: the buffer for all-reduce, broadcast,
 * reduce and send-receive, everything gathered for all-gather, the whole input for reduce-scatter, all that one rank sends
 * for all-to-all.
 */
public enum Operation {
    ALL_REDUCE,
    ALL_GATHER,
    REDUCE_SCATTER,
    BROADCAST,
    REDUCE,
    ALL_TO_ALL,
    /** As all-to-all, with a seeded, uneven count for every pair: what MoE dispatch and combine do. */
    ALL_TO_ALL_V,
    SEND_RECEIVE;

    /**
     * Elements that a size comes to: as many as fit, rounded down so that every rank has as many where the operation cuts
     * them up.
     */
    public long elements(long bytes, ElementType type, int ranks) {
        var whole = bytes / type.bytes();
        return switch (this) {
            case ALL_REDUCE, BROADCAST, REDUCE, SEND_RECEIVE -> whole;
            case ALL_GATHER, REDUCE_SCATTER, ALL_TO_ALL, ALL_TO_ALL_V -> whole / ranks * ranks;
        };
    }

    /** What nccl-tests prints as the count: the elements of one rank where the operation cuts them up. */
    public long ncclCount(long elements, int ranks) {
        return switch (this) {
            case ALL_REDUCE, BROADCAST, REDUCE, SEND_RECEIVE -> elements;
            case ALL_GATHER, REDUCE_SCATTER, ALL_TO_ALL, ALL_TO_ALL_V -> elements / ranks;
        };
    }

    /** Bytes that must cross the slowest link over the size, as nccl-tests defines busbw: busbw is algbw times this. */
    public double busFactor(int ranks) {
        return switch (this) {
            case ALL_REDUCE -> 2.0 * (ranks - 1) / ranks;
            case ALL_GATHER, REDUCE_SCATTER, ALL_TO_ALL, ALL_TO_ALL_V -> (ranks - 1.0) / ranks;
            case BROADCAST, REDUCE, SEND_RECEIVE -> 1.0;
        };
    }
}
