package orrery.fabric.survey;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;

/**
 * How far the endpoints are from each other, over every ordered pair.
 *
 * <p>A path takes as few links as it can. Over NVLink it leads through NVSwitches; where no NVLink joins two endpoints it
 * leads through their adapters and the scale-out switches. Its zero-load latency is that of its links, and of the switches
 * and adapters between, for the head of a packet: nothing else is on the wire, and no software is counted.
 *
 * @param pairsByHops ordered pairs by links on the way
 * @param pairsApart ordered pairs that only a device which sends anew could join
 * @param latencyPsMin least zero-load latency of a pair
 * @param latencyPsMean over all joined pairs
 * @param latencyPsMax greatest
 * @param packetPsMean mean over pairs of the time that a full packet takes at the rate of each link of the way, added up;
 *     what queues are reckoned from
 * @param how which destinations were walked to
 */
public record Reach(
        SequencedMap<Integer, Long> pairsByHops,
        long pairsApart,
        long latencyPsMin,
        double latencyPsMean,
        long latencyPsMax,
        double packetPsMean,
        How how) {
    private static final long STEPS_MOST = 150_000_000L;
    private static final int ALIKE_TRIED = 4;
    private static final int CLASSES_MOST = 64;

    /**
     * @param walked destinations that every endpoint was walked to
     * @param endpoints all there are
     * @param kind what that means for the figures
     */
    public record How(int walked, int endpoints, Kind kind) {}

    /** How sure the figures are. */
    public enum Kind {
        /** Every pair was walked. */
        EXACT,
        /** Some destinations of each class that looks alike were walked, and agreed. */
        SYMMETRY,
        /** A sample of the destinations stands for the rest. */
        SAMPLE
    }

    static Reach of(Topology topology) {
        return of(topology, STEPS_MOST);
    }

    /** @param stepsMost links that may be looked at before symmetry is used */
    static Reach of(Topology topology, long stepsMost) {
        var endpoints = Endpoints.of(topology);
        var table = new LinkTable(topology);
        var walk = new Walk(table, endpoints);
        if ((long) endpoints.length * topology.links() <= stepsMost) {
            var all = IntStream.of(endpoints).mapToObj(walk::to).reduce(Tally.NONE, Tally::plus);
            return reach(all, new How(endpoints.length, endpoints.length, Kind.EXACT));
        }
        var classes = Likeness.classes(topology, table, endpoints);
        return classes.size() <= CLASSES_MOST ? bySymmetry(walk, classes, endpoints.length) : bySample(walk, endpoints);
    }

    private static Reach bySymmetry(Walk walk, List<int[]> classes, int endpoints) {
        var sum = Tally.NONE;
        var kind = Kind.SYMMETRY;
        int walked = 0;
        for (var alike : classes) {
            var tallies = spread(alike, ALIKE_TRIED).mapToObj(walk::to).toList();
            kind = tallies.stream().distinct().count() == 1 ? kind : Kind.SAMPLE;
            walked += tallies.size();
            sum = sum.plus(tallies.stream().reduce(Tally.NONE, Tally::plus).scaled(alike.length, tallies.size()));
        }
        return reach(sum, new How(walked, endpoints, kind));
    }

    private static Reach bySample(Walk walk, int[] endpoints) {
        var sample = spread(endpoints, CLASSES_MOST).toArray();
        var sum = IntStream.of(sample).mapToObj(walk::to).reduce(Tally.NONE, Tally::plus);
        return reach(
                sum.scaled(endpoints.length, sample.length), new How(sample.length, endpoints.length, Kind.SAMPLE));
    }

    /** At most so many of them, the first among them, evenly apart. */
    private static IntStream spread(int[] devices, int most) {
        int count = Math.min(most, devices.length);
        return IntStream.range(0, count).map(i -> devices[(int) ((long) i * devices.length / count)]);
    }

    private static Reach reach(Tally tally, How how) {
        double pairs = Math.max(1, tally.pairs());
        return new Reach(
                tally.pairsByHops(),
                tally.pairsApart(),
                tally.pairs() == 0 ? 0 : tally.latencyPsMin(),
                tally.latencyPsSum() / pairs,
                tally.latencyPsMax(),
                tally.packetPsSum() / pairs,
                how);
    }

    /** Links between the two endpoints that are farthest apart; 0 where no pair is joined. */
    public int diameter() {
        return pairsByHops.isEmpty() ? 0 : pairsByHops.lastEntry().getKey();
    }

    /** Links on the way, averaged over all joined pairs. */
    public double hopsMean() {
        long pairs = pairsByHops.values().stream().mapToLong(Long::longValue).sum();
        double hops = pairsByHops.entrySet().stream()
                .mapToDouble(entry -> (double) entry.getKey() * entry.getValue())
                .sum();
        return hops / Math.max(1, pairs);
    }

    /**
     * Mean latency of a packet's head at a load, an approximation: the zero-load latency, and at every link the mean wait of
     * a queue with random arrivals and full packets only (M/D/1): {@code load / (2 (1 - load))} packet times.
     *
     * @param load share of every link's rate that is taken, from 0 to below 1
     */
    public double loadedLatencyPs(double load) {
        if (!(load >= 0 && load < 1)) {
            throw new IllegalArgumentException("a load is at least 0 and below 1, found " + load);
        }
        return latencyPsMean + packetPsMean * load / (2 * (1 - load));
    }
}
