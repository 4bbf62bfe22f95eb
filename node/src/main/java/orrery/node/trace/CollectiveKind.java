package orrery.node.trace;

import java.util.Optional;

/** Chakra's collectives, in the order of their numbers. */
public enum CollectiveKind {
    ALL_REDUCE,
    REDUCE,
    ALL_GATHER,
    GATHER,
    SCATTER,
    BROADCAST,
    ALL_TO_ALL,
    REDUCE_SCATTER,
    REDUCE_SCATTER_BLOCK,
    BARRIER;

    private static final CollectiveKind[] KINDS = values();

    static Optional<CollectiveKind> of(long number) {
        return number < 0 || number >= KINDS.length ? Optional.empty() : Optional.of(KINDS[(int) number]);
    }

    /** As files have it. */
    int number() {
        return ordinal();
    }
}
