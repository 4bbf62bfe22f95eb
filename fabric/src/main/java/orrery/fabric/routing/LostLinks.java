package orrery.fabric.routing;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.topology.NamePattern;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;
import orrery.protocol.naming.Spelling;

/** Links that are out of service. A wire is lost in both directions, a device with all of its wires. */
public final class LostLinks {
    private static final String ARROW = "->";
    private static final int MOST_HINTS = 20_000;
    private static final int LONGEST = 200;

    private final BitSet links;

    private LostLinks(BitSet links) {
        this.links = links;
    }

    /** Every link works. */
    public static LostLinks none() {
        return new LostLinks(new BitSet());
    }

    /** @param numbers of links, as {@link Topology#link} numbers them, of either direction of each wire */
    public static LostLinks of(Topology topology, int[] numbers) {
        var wanted = new BitSet(topology.links());
        IntStream.of(numbers).forEach(wanted::set);
        var lost = new LostLinks(new BitSet(topology.links()));
        for (int device = 0; device < topology.devices(); device++) {
            for (int port = 0; port < topology.ports(device); port++) {
                if (wanted.get(topology.link(device, port))) {
                    lost.links.set(topology.link(device, port));
                    lost.links.set(topology.link(topology.peer(device, port), topology.peerPort(device, port)));
                }
            }
        }
        return lost;
    }

    /**
     * Reads names and patterns: {@code nvswitch3} or {@code rack*}{@code /nvswitch17} for devices with all of their wires,
     * {@code rack0/gpu1->rack0/nvswitch3} or {@code gpu*->nvswitch17} for the wires between two. A {@code *} stands for
     * any letters.
     *
     * @throws TopologyProblem naming the pattern that matches nothing, and the nearest spelling
     */
    public static LostLinks parse(Topology topology, List<String> patterns) {
        var lost = new LostLinks(new BitSet(topology.links()));
        patterns.forEach(pattern -> lost.add(topology, pattern.strip().replace("→", ARROW)));
        return lost;
    }

    private void add(Topology topology, String pattern) {
        int arrow = pattern.indexOf(ARROW);
        int before = links.cardinality();
        if (arrow < 0) {
            matching(topology, pattern).forEach(device -> loseAll(topology, device, null));
            return;
        }
        var ends = new BitSet();
        matching(topology, pattern.substring(arrow + ARROW.length()).strip()).forEach(ends::set);
        var starts = matching(topology, pattern.substring(0, arrow).strip()).toArray();
        IntStream.of(starts).forEach(device -> loseAll(topology, device, ends));
        if (links.cardinality() == before && !anyBetween(topology, starts, ends)) {
            throw new TopologyProblem("lost link \"" + pattern + "\": no wire of " + topology.name()
                    + " joins the two, allowed: neighbours, such as " + example(topology, starts[0]));
        }
    }

    private static boolean anyBetween(Topology topology, int[] starts, BitSet ends) {
        return IntStream.of(starts)
                .anyMatch(device -> IntStream.range(0, topology.ports(device))
                        .anyMatch(port -> ends.get(topology.peer(device, port))));
    }

    private static String example(Topology topology, int device) {
        return topology.name(device) + ARROW + topology.name(topology.peer(device, 0));
    }

    private void loseAll(Topology topology, int device, BitSet ends) {
        for (int port = 0; port < topology.ports(device); port++) {
            int peer = topology.peer(device, port);
            if (ends == null || ends.get(peer)) {
                links.set(topology.link(device, port));
                links.set(topology.link(peer, topology.peerPort(device, port)));
            }
        }
    }

    private static IntStream matching(Topology topology, String pattern) {
        var found = pattern.length() > LONGEST
                ? IntStream.empty().toArray()
                : !NamePattern.isOne(pattern)
                        ? topology.find(pattern).stream().toArray()
                        : IntStream.range(0, topology.devices())
                                .filter(device -> NamePattern.matches(topology.name(device), pattern))
                                .toArray();
        if (found.length == 0) {
            var names = IntStream.range(0, Math.min(topology.devices(), MOST_HINTS))
                    .mapToObj(topology::name)
                    .toList();
            throw new TopologyProblem("lost link: " + topology.name() + " has no device \"" + pattern
                    + "\", allowed: names of its devices, where * stands for any letters, such as " + names.getFirst()
                    + Spelling.hint(pattern, names));
        }
        return IntStream.of(found);
    }

    /** Whether the link of that number is lost, as {@link Topology#link} numbers them. */
    public boolean contains(int link) {
        return links.get(link);
    }

    /** How many links are lost; a wire has two. */
    public int count() {
        return links.cardinality();
    }
}
