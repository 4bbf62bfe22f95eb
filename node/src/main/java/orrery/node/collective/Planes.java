package orrery.node.collective;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.routing.LostLinks;
import orrery.fabric.topology.Topology;

/**
 * The switch planes of a group of GPUs: port p of every member leads to plane p.
 *
 * <p>Planes are alike when nothing tells them apart: port by port, the same members hang on switches of the same parts by
 * media of the same rows, those switches are wired to each other by the same ports, and the same links are lost. Routing
 * chooses alike in such planes, so what happens in one happens in all, at the same times, and one can stand for them.
 */
final class Planes {
    private final Topology topology;
    private final int[] members;
    private final LostLinks lost;
    private final int count;

    Planes(Topology topology, int[] members, LostLinks lost) {
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
        return plane < nvlinkPorts(members[member]) && !lost.contains(topology.link(members[member], plane));
    }

    /** For each plane the first one that is like it; itself where planes are not to be folded. */
    int[] standIns(boolean fold) {
        var first = new HashMap<List<Object>, Integer>();
        return IntStream.range(0, count)
                .map(plane -> fold ? first.computeIfAbsent(likeness(plane), _ -> plane) : plane)
                .toArray();
    }

    /** Everything that can tell a plane from another, from the members on through all tiers of switches. */
    private List<Object> likeness(int plane) {
        var seen = new ArrayList<Object>();
        var numbers = new LinkedHashMap<Integer, Integer>();
        var open = new ArrayList<Integer>();
        for (var member = 0; member < members.length; member++) {
            seen.add(reaches(member, plane));
            if (plane < nvlinkPorts(members[member])) {
                seen.add(topology.medium(members[member], plane));
                seen.add(number(topology.peer(members[member], plane), numbers, open));
            }
        }
        for (var next = 0; next < open.size(); next++) {
            describe(open.get(next), numbers, open, seen);
        }
        open.stream().sorted().map(numbers::get).forEach(seen::add);
        return seen;
    }

    /** Switches are counted as they are met. */
    private static int number(int nvswitch, Map<Integer, Integer> numbers, List<Integer> open) {
        if (numbers.putIfAbsent(nvswitch, numbers.size()) == null) {
            open.add(nvswitch);
        }
        return numbers.get(nvswitch);
    }

    private void describe(int nvswitch, Map<Integer, Integer> numbers, List<Integer> open, List<Object> seen) {
        seen.add(topology.part(nvswitch));
        for (var port = 0; port < topology.ports(nvswitch); port++) {
            var peer = topology.peer(nvswitch, port);
            seen.add(topology.medium(nvswitch, port));
            seen.add(lost.contains(topology.link(nvswitch, port)));
            if (topology.kind(peer) == DeviceKind.NVSWITCH) {
                seen.add(number(peer, numbers, open));
                seen.add(topology.peerPort(nvswitch, port));
            } else {
                seen.add(topology.name(peer));
            }
        }
    }
}
