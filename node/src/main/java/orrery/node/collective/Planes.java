package orrery.node.collective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Part;
import orrery.fabric.topology.Topology;

/**
 * The switch planes of a group of GPUs: port p of every member leads to plane p.
 *
 * <p>Planes are alike when nothing tells them apart: in every domain one switch of the same part holds all members, by
 * media of the same row, and the same members have lost their links to it. What happens in one then happens in all, at the
 * same times, and one can stand for them.
 */
final class Planes {
    private final Topology topology;
    private final int[] members;
    private final LinksLost lost;
    private final int count;

    /**
     * What tells a plane from others.
     *
     * @param media by member
     * @param switches by member, counted in the order of members from 0
     * @param parts of those switches
     * @param lost by member
     */
    private record Likeness(List<Medium> media, List<Integer> switches, List<Part> parts, List<Boolean> lost) {}

    Planes(Topology topology, int[] members, LinksLost lost) {
        this.topology = topology;
        this.members = members;
        this.lost = lost;
        this.count = IntStream.of(members).map(this::nvlinkPorts).max().orElse(0);
    }

    private int nvlinkPorts(int gpu) {
        var ports = 0;
        while (ports < topology.ports(gpu) && topology.medium(gpu, ports).kind() == Medium.Kind.NVLINK) {
            ports++;
        }
        return ports;
    }

    /** Planes of the member that has most. */
    int count() {
        return count;
    }

    /** Whether a member can use a plane. */
    boolean reaches(int member, int plane) {
        return plane < nvlinkPorts(members[member]) && !lost.isLost(members[member], plane);
    }

    /** For each plane the first one that is like it; itself where planes are not to be folded. */
    int[] standIns(boolean fold) {
        var first = new LinkedHashMap<Likeness, Integer>();
        return IntStream.range(0, count)
                .map(plane -> fold && isFlat(plane) ? first.computeIfAbsent(likeness(plane), _ -> plane) : plane)
                .toArray();
    }

    /** Whether no piece ever goes from switch to switch: then routing has no choices that could tell planes apart. */
    private boolean isFlat(int plane) {
        var switchOf = new int[topology.domains()];
        Arrays.fill(switchOf, -1);
        for (var member = 0; member < members.length; member++) {
            if (plane >= nvlinkPorts(members[member])) {
                return false;
            }
            var domain = topology.domainOf(members[member]);
            var peer = topology.peer(members[member], plane);
            if (switchOf[domain] >= 0 && switchOf[domain] != peer) {
                return false;
            }
            switchOf[domain] = peer;
        }
        return true;
    }

    private Likeness likeness(int plane) {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        var media = new ArrayList<Medium>();
        var switches = new ArrayList<Integer>();
        var missing = new ArrayList<Boolean>();
        for (var member = 0; member < members.length; member++) {
            var nvswitch = topology.peer(members[member], plane);
            numbers.putIfAbsent(nvswitch, numbers.size());
            switches.add(numbers.get(nvswitch));
            media.add(topology.medium(members[member], plane));
            missing.add(!reaches(member, plane));
        }
        var parts = numbers.keySet().stream().map(topology::part).toList();
        return new Likeness(media, switches, parts, missing);
    }
}
