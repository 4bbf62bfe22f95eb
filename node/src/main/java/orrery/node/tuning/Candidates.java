package orrery.node.tuning;

import java.util.List;
import java.util.stream.Stream;
import orrery.fabric.catalogue.KernelFigures;
import orrery.fabric.catalogue.NcclRules;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning.Wish;

/**
 * The ways that are open to a collective where nothing is demanded, the plainest first.
 *
 * <pre>
 *   all-reduce                          ring, with each protocol · in the switches, where they add and enough ranks ask
 *                                       · one shot, from a captured graph
 *   other collectives                   ring, with each protocol
 *   all-to-all, send and receive        direct
 *   over several NVLink domains         two levels, or direct as above
 * </pre>
 */
final class Candidates {
    private static final List<Way> DIRECT =
            List.of(new Way(Algorithm.DIRECT, Protocol.LL), new Way(Algorithm.DIRECT, Protocol.SIMPLE));

    private final KernelFigures figures;
    private final NcclRules rules;

    Candidates(KernelFigures figures, NcclRules rules) {
        this.figures = figures;
        this.rules = rules;
    }

    List<Way> of(Wish wish) {
        return switch (wish.operation()) {
            case ALL_TO_ALL, ALL_TO_ALL_V, SEND_RECEIVE -> DIRECT;
            case ALL_REDUCE -> severalDomains(wish) ? twoLevel() : allReduce(wish);
            case ALL_GATHER, REDUCE_SCATTER -> severalDomains(wish) ? twoLevel() : ring().toList();
            case BROADCAST, REDUCE -> ring().toList();
        };
    }

    private static boolean severalDomains(Wish wish) {
        return wish.domainRanks() < wish.ranks();
    }

    private List<Way> allReduce(Wish wish) {
        var inSwitches = wish.switchesReduce() && wish.ranks() >= rules.nvlsFewestRanks()
                ? Stream.of(new Way(Algorithm.NVLS, Protocol.SIMPLE))
                : Stream.<Way>empty();
        var oneShot = wish.graph() ? Stream.of(new Way(Algorithm.ONE_SHOT, Protocol.LL128)) : Stream.<Way>empty();
        return Stream.of(ring(), inSwitches, oneShot).flatMap(ways -> ways).toList();
    }

    private static List<Way> twoLevel() {
        return List.of(new Way(Algorithm.TWO_LEVEL, Protocol.LL), new Way(Algorithm.TWO_LEVEL, Protocol.SIMPLE));
    }

    /** A ring with each protocol that this generation uses. */
    Stream<Way> ring() {
        return Stream.of(Protocol.LL, Protocol.LL128, Protocol.SIMPLE)
                .filter(protocol ->
                        protocol != Protocol.LL128 || figures.expected().lines())
                .map(protocol -> new Way(Algorithm.RING, protocol));
    }
}
