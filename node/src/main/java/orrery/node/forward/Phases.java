package orrery.node.forward;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import orrery.fabric.link.Ports;
import orrery.node.execution.CommunicationRank;

/** The communications of a copy: those whose course is known, and how others are worked out. */
final class Phases {
    private static final int MOST = 256; // that are remembered

    private final CommunicationRank[] ranks;
    private final Isolated isolated;
    private final Recent<Phase.Cause, Phase> known = new Recent<>(MOST);
    private final Map<Phase, Long> taken = new IdentityHashMap<>(); // how often
    private Carried seen;
    private long quietPs;
    private long repeated;

    Phases(CommunicationRank[] ranks, Isolated isolated) {
        this.ranks = ranks;
        this.isolated = isolated;
        this.seen = isolated.carried();
    }

    /** Null where it is to be worked out. */
    Phase known(Phase.Cause cause) {
        return known.get(cause);
    }

    /**
     * Lets the devices communicate what they are prepared for.
     *
     * @param launchPs by rank, until its kernel runs
     */
    Phase workOut(Phase.Cause cause, Times times, long[] launchPs) throws Overlap, Stalled {
        var beginsPs = IntStream.range(0, ranks.length)
                .mapToLong(rank -> times.nowPs(rank) + launchPs[rank])
                .toArray();
        var firstPs = LongStream.of(beginsPs).min().orElseThrow();
        times.requireQuiet(firstPs);
        var collective = ranks[0].outgoing() == null;
        for (var rank = 0; rank < ranks.length; rank++) {
            isolated.wake(ranks[rank].number(), beginsPs[rank], CommunicationRank.BEGIN);
        }
        isolated.complete();
        var phase = phase(times.earliestPs(), firstPs, collective);
        if (phase.mayRepeat()) {
            known.put(cause, phase);
        }
        return phase;
    }

    private Phase phase(long fromPs, long firstPs, boolean collective) {
        var carried = isolated.carried();
        var since = carried.since(seen);
        seen = carried;
        var overPs =
                Arrays.stream(ranks).mapToLong(rank -> rank.overPs() - fromPs).toArray();
        var sums = collective ? Arrays.stream(ranks).map(CommunicationRank::sum).toArray(float[][]::new) : null;
        return new Phase(firstPs - fromPs, overPs, isolated.quietPs() - fromPs, sums, since, 1);
    }

    /** When the last message of the last step was in. */
    long quietPs() {
        return quietPs;
    }

    /** A step went so. */
    void take(Times times) {
        quietPs = times.quietPs();
        repeated += times.repeated();
        times.phases().forEach(phase -> taken.merge(phase, 1L, Long::sum));
    }

    /** A step went otherwise, and was quiet at a time. */
    void quiet(long atPs) {
        quietPs = atPs;
    }

    /** Communications that took no events. */
    long repeated() {
        return repeated;
    }

    /** All communications. */
    long all() {
        return taken.entrySet().stream()
                .mapToLong(one -> one.getValue() * one.getKey().communications())
                .sum();
    }

    /** Counts what was carried for the devices that would have carried it. */
    void credit(IntFunction<Ports> portsOf) {
        taken.forEach((phase, times) -> phase.carried().credit(times, portsOf));
    }
}
