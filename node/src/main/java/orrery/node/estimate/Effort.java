package orrery.node.estimate;

import java.util.Optional;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Operation;

/**
 * What a rank does for a collective.
 *
 * @param rounds messages that wait for each other
 * @param bytes that leave the rank over its narrowest links
 */
record Effort(long rounds, long bytes) {

    /**
     * @param algorithm of tuned kernels; empty where each rank sends to all others at once
     * @param local ranks in one NVLink domain: over several domains, each rank's share of them goes between
     * @param size as operations count them
     */
    static Effort of(Operation operation, Optional<Algorithm> algorithm, int ranks, int local, long size) {
        var once = Math.round(size * operation.busFactor(ranks));
        var halves = operation == Operation.ALL_REDUCE ? 2 : 1; // reduced, then gathered
        return switch (algorithm.orElse(Algorithm.DIRECT)) {
            case RING -> new Effort((long) halves * (ranks - 1), once);
            case TREE -> new Effort(2L * (Integer.SIZE - Integer.numberOfLeadingZeros(ranks - 1)), 2 * size);
            case NVLS -> new Effort(2, size + size / ranks);
            case ONE_SHOT -> new Effort(1, size * (ranks - 1));
            case DIRECT, TWO_SHOT, AUTO -> new Effort(halves, once);
            case TWO_LEVEL -> new Effort(2L * halves, Math.ceilDiv(once, local));
        };
    }
}
