package orrery.deploy.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;

/** The wires of a topology, those together that have like ends in the same racks; each bundle by its place in a fixed order. */
final class Bundles {
    private static final double PS_PER_SECOND = 1e12;
    private static final Comparator<Ends> ORDER = Comparator.comparingInt(Ends::rackA)
            .thenComparing(Ends::kindA)
            .thenComparingInt(Ends::rackB)
            .thenComparing(Ends::kindB)
            .thenComparing(Ends::medium);

    /** The ends of like wires; racks are -1 for what stands in none. */
    record Ends(int rackA, DeviceKind kindA, int rackB, DeviceKind kindB, String medium) {
        /** Of a wire, from its lower device on. */
        private static Ends of(Topology topology, int device, int port) {
            var peer = topology.peer(device, port);
            var from = Math.min(device, peer);
            var to = Math.max(device, peer);
            return new Ends(
                    topology.rack(from),
                    topology.kind(from),
                    topology.rack(to),
                    topology.kind(to),
                    topology.medium(device, port).name());
        }
    }

    /** @param bytesPerPs that all of them carry, in both directions together */
    record Bundle(Ends ends, int wires, double bytesPerPs) {}

    private final Topology topology;
    private final List<Bundle> all = new ArrayList<>();
    private final int[] bundleOf; // by link

    Bundles(Topology topology) {
        this.topology = topology;
        this.bundleOf = new int[topology.links()];
        var links = new TreeMap<Ends, List<Integer>>(ORDER);
        var perPs = new TreeMap<Ends, Double>(ORDER);
        for (var device = 0; device < topology.devices(); device++) {
            for (var port = 0; port < topology.ports(device); port++) {
                var ends = Ends.of(topology, device, port);
                links.computeIfAbsent(ends, _ -> new ArrayList<>()).add(topology.link(device, port));
                perPs.merge(ends, bytesPerPs(topology, device, port), Double::sum);
            }
        }
        links.forEach((ends, those) -> {
            those.forEach(link -> bundleOf[link] = all.size());
            all.add(new Bundle(ends, those.size() / 2, perPs.get(ends)));
        });
    }

    /** That a link carries. */
    static double bytesPerPs(Topology topology, int device, int port) {
        return topology.medium(device, port).bandwidth().bytesPerSecond() / PS_PER_SECOND;
    }

    List<Bundle> all() {
        return all;
    }

    /** Which of them a link belongs to. */
    int of(int device, int port) {
        return bundleOf[topology.link(device, port)];
    }
}
