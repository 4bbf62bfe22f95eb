package orrery.node.tuning;

import java.util.Comparator;
import java.util.List;
import orrery.fabric.catalogue.NcclRules;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning.Wish;

/** Picks the way that is forecast to be fastest among those that the wish leaves open. */
final class Selection {
    private final Candidates candidates;
    private final Forecast forecast;
    private final NcclRules rules;

    Selection(Candidates candidates, Forecast forecast, NcclRules rules) {
        this.candidates = candidates;
        this.forecast = forecast;
        this.rules = rules;
    }

    Way of(Wish wish) {
        var open = wish.algorithm() == Algorithm.AUTO ? candidates.of(wish) : waysOf(wish.algorithm());
        var kept = open.stream()
                .filter(way -> wish.protocol() == Protocol.AUTO || way.protocol() == wish.protocol())
                .toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(wish.algorithm() + " with protocol " + wish.protocol() + ", allowed: "
                    + String.join(
                            ", ",
                            open.stream().map(way -> way.protocol().name()).toList()));
        }
        return kept.getFirst().algorithm() == Algorithm.DIRECT
                        || kept.getFirst().algorithm() == Algorithm.TWO_LEVEL
                ? byMessage(wish, kept)
                : kept.stream()
                        .min(Comparator.comparingDouble(way -> forecast.micros(wish, way)))
                        .orElseThrow();
    }

    /** The protocols that an algorithm can do, in NCCL or in the kernels that serving engines bring. */
    private List<Way> waysOf(Algorithm algorithm) {
        return switch (algorithm) {
            case RING, TREE ->
                candidates.ring().map(way -> new Way(algorithm, way.protocol())).toList();
            case NVLS -> List.of(new Way(algorithm, Protocol.SIMPLE));
            case TWO_SHOT -> List.of(new Way(algorithm, Protocol.SIMPLE), new Way(algorithm, Protocol.LL128));
            case ONE_SHOT -> List.of(new Way(algorithm, Protocol.LL128), new Way(algorithm, Protocol.SIMPLE));
            case DIRECT, TWO_LEVEL -> List.of(new Way(algorithm, Protocol.LL), new Way(algorithm, Protocol.SIMPLE));
            case AUTO -> throw new IllegalStateException("an open algorithm has candidates, not ways");
        };
    }

    /** NCCL sends to peers with flags up to a size, and with fences above. */
    private Way byMessage(Wish wish, List<Way> ways) {
        var toOnePeer = wish.operation() == Operation.SEND_RECEIVE ? wish.bytes() : wish.bytes() / wish.ranks();
        var flagged = toOnePeer <= rules.directFlagged().bytes();
        return flagged ? ways.getFirst() : ways.getLast();
    }
}
