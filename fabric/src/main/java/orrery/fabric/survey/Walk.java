package orrery.fabric.survey;

import java.util.TreeMap;

/** Tallies the ways from every endpoint to one: over NVLink where that joins the two, else over the other links. */
final class Walk {
    private final int[] endpoints;
    private final Distances overNvlink;
    private final Distances elsewhere;

    Walk(LinkTable table, int[] endpoints) {
        this.endpoints = endpoints;
        overNvlink = new Distances(table);
        elsewhere = new Distances(table);
    }

    Tally to(int destination) {
        overNvlink.fill(destination, true);
        elsewhere.fill(destination, false);
        var pairs = new TreeMap<Integer, Long>();
        long apart = 0;
        long leastPs = Long.MAX_VALUE;
        long mostPs = 0;
        double latencyPs = 0;
        double packetPs = 0;
        for (int source : endpoints) {
            var way = overNvlink.hops[source] == Distances.UNREACHED ? elsewhere : overNvlink;
            if (source == destination) {
                continue;
            }
            if (way.hops[source] == Distances.UNREACHED) {
                apart++;
                continue;
            }
            pairs.merge(way.hops[source], 1L, Long::sum);
            leastPs = Math.min(leastPs, way.latencyPs[source]);
            mostPs = Math.max(mostPs, way.latencyPs[source]);
            latencyPs += way.latencyPs[source];
            packetPs += way.packetPs[source];
        }
        return new Tally(pairs, apart, leastPs, mostPs, latencyPs, packetPs);
    }
}
