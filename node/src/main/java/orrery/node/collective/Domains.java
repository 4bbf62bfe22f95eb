package orrery.node.collective;

import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;

/** The NVLink domains that the ranks of a group are in. What has no NVLink is a domain by itself, numbered below 0. */
final class Domains {
    private final int[] domainOf; // by rank
    private final int count;
    private final int largest;

    /** @param members devices in rank order */
    Domains(Topology topology, int[] members) {
        domainOf = IntStream.range(0, members.length)
                .map(rank -> number(topology.domainOf(members[rank]), rank))
                .toArray();
        count = (int) IntStream.of(domainOf).distinct().count();
        largest = findLargest(topology.domains());
    }

    private static int number(int domain, int rank) {
        return domain < 0 ? -1 - rank : domain;
    }

    private int findLargest(int domains) {
        var sizes = new int[domains];
        IntStream.of(domainOf).filter(domain -> domain >= 0).forEach(domain -> sizes[domain]++);
        return Math.max(1, IntStream.of(sizes).max().orElse(0));
    }

    int count() {
        return count;
    }

    /** Ranks of the one that has most. */
    int largest() {
        return largest;
    }

    int of(int rank) {
        return domainOf[rank];
    }

    /** Ranks of each where all have as many, one domain after the other; else 0. */
    int ranksOfEach() {
        var size = domainOf.length / count;
        var even = domainOf.length % count == 0
                && IntStream.range(0, domainOf.length)
                        .allMatch(rank -> domainOf[rank] == domainOf[rank / size * size]
                                && (rank < size || domainOf[rank] != domainOf[rank - size]));
        return even ? size : 0;
    }
}
