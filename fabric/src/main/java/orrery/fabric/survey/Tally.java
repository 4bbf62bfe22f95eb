package orrery.fabric.survey;

import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What the ways from all endpoints to some destinations add up to.
 *
 * @param pairsByHops ordered pairs of endpoints, by links on the way
 * @param pairsApart ordered pairs that no single network joins
 * @param latencyPsMin of the pairs that are joined; {@link Long#MAX_VALUE} where there is none
 * @param latencyPsMax zero where there is none
 * @param latencyPsSum over all joined pairs
 * @param packetPsSum times of a full packet on every link of the way, over all joined pairs
 */
record Tally(
        SequencedMap<Integer, Long> pairsByHops,
        long pairsApart,
        long latencyPsMin,
        long latencyPsMax,
        double latencyPsSum,
        double packetPsSum) {
    static final Tally NONE = new Tally(new TreeMap<>(), 0, Long.MAX_VALUE, 0, 0, 0);

    long pairs() {
        return pairsByHops.values().stream().mapToLong(Long::longValue).sum();
    }

    /** So many times over, {@code numerator / denominator}, pairs rounded down. */
    Tally scaled(long numerator, long denominator) {
        var scaled = new TreeMap<Integer, Long>();
        pairsByHops.forEach((hops, pairs) -> scaled.put(hops, pairs * numerator / denominator));
        double factor = (double) numerator / denominator;
        return new Tally(
                scaled,
                pairsApart * numerator / denominator,
                latencyPsMin,
                latencyPsMax,
                latencyPsSum * factor,
                packetPsSum * factor);
    }

    Tally plus(Tally other) {
        var sum = new TreeMap<>(pairsByHops);
        other.pairsByHops.forEach((hops, pairs) -> sum.merge(hops, pairs, Long::sum));
        return new Tally(
                sum,
                pairsApart + other.pairsApart,
                Math.min(latencyPsMin, other.latencyPsMin),
                Math.max(latencyPsMax, other.latencyPsMax),
                latencyPsSum + other.latencyPsSum,
                packetPsSum + other.packetPsSum);
    }
}
