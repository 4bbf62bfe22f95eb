package orrery.fabric.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.fabric.topology.RouteLine;
import orrery.fabric.topology.Topology;
import orrery.protocol.naming.Spelling;

/** The hops that a topology prescribes, checked: each leads to a neighbour, and all together to their destinations. */
final class StaticRoutes {
    private static final int LONGEST = 12; // devices of a path in a message

    /** The shortest ways, for what is not prescribed. */
    interface Otherwise {
        short[] ports(int device, int destination);
    }

    private record Hop(int device, int destination) {}

    private final Topology topology;
    private final LostLinks lost;
    private final Otherwise otherwise;
    private final Map<Hop, short[]> ports = new HashMap<>();
    private final Map<Integer, BitSet> arrived =
            new HashMap<>(); // by destination, devices from which every way arrives

    private StaticRoutes(Topology topology, LostLinks lost, Otherwise otherwise) {
        this.topology = topology;
        this.lost = lost;
        this.otherwise = otherwise;
    }

    /** @throws NoRoute naming the line's place and the devices, where it leads nowhere or in a circle */
    static StaticRoutes of(Topology topology, LostLinks lost, Otherwise otherwise) {
        var routes = new StaticRoutes(topology, lost, otherwise);
        topology.routeLines().forEach(routes::add);
        topology.routeLines().forEach(routes::follow);
        return routes;
    }

    /** Null where nothing is prescribed. */
    short[] ports(int device, int destination) {
        return ports.isEmpty() ? null : ports.get(new Hop(device, destination));
    }

    private void add(RouteLine line) {
        int at = find(line.at(), line);
        int destination = find(line.destination(), line);
        int next = find(line.next(), line);
        if (at == destination) {
            throw problem(line, "a hop from " + line.at() + " towards itself", "two devices");
        }
        if (next != destination && !forwards(next)) {
            throw problem(
                    line,
                    "a hop by way of " + line.next() + ", a " + topology.kind(next),
                    "switches and LPUs on the way");
        }
        var leading = leading(at, next);
        if (leading.length == 0) {
            throw problem(
                    line,
                    "a hop from " + line.at() + " to " + line.next() + ", which no working wire joins",
                    "neighbours");
        }
        if (ports.put(new Hop(at, destination), leading) != null) {
            throw problem(line, "a second hop at " + line.at() + " towards " + line.destination(), "one");
        }
    }

    private boolean forwards(int device) {
        return switch (topology.kind(device)) {
            case NVSWITCH, ETHERNET_SWITCH, INFINIBAND_SWITCH, LPU -> true;
            case GPU, CPU, NIC -> false;
        };
    }

    private int find(String name, RouteLine line) {
        return topology.find(name).orElseThrow(() -> {
            var names = IntStream.range(0, Math.min(topology.devices(), 20_000))
                    .mapToObj(topology::name)
                    .toList();
            return problem(
                    line, "device \"" + name + "\"", "devices of " + topology.name() + Spelling.hint(name, names));
        });
    }

    private short[] leading(int at, int next) {
        var found = new short[topology.ports(at)];
        int count = 0;
        for (int port = 0; port < found.length; port++) {
            if (topology.peer(at, port) == next && !lost.contains(topology.link(at, port))) {
                found[count++] = (short) port;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Every way on from a line's device must end at the destination. A stack, since a file may prescribe long ways. */
    private void follow(RouteLine line) {
        int destination = topology.find(line.destination()).orElseThrow();
        var done = arrived.computeIfAbsent(destination, _ -> new BitSet());
        var path = new LinkedHashMap<Integer, Integer>(); // device → ways of it that were followed
        int at = topology.find(line.at()).orElseThrow();
        while (at >= 0) {
            if (path.containsKey(at)) {
                throw circle(line, new ArrayList<>(path.keySet()), at);
            }
            if (at != destination && !done.get(at)) {
                path.put(at, 0);
            }
            at = next(line, destination, path, done);
        }
    }

    /** The next device to visit, after leaving those that have no way untried; -1 when all is done. */
    private int next(RouteLine line, int destination, SequencedMap<Integer, Integer> path, BitSet done) {
        while (!path.isEmpty()) {
            int device = path.lastEntry().getKey();
            int followed = path.lastEntry().getValue();
            var ways = ways(line, device, destination, path);
            if (followed < ways.length) {
                path.put(device, followed + 1);
                return topology.peer(device, ways[followed]);
            }
            done.set(device);
            path.pollLastEntry();
        }
        return -1;
    }

    private short[] ways(RouteLine line, int device, int destination, SequencedMap<Integer, Integer> path) {
        var fixed = ports(device, destination);
        var ways = fixed != null ? fixed : otherwise.ports(device, destination);
        if (ways == null) {
            throw problem(
                    line,
                    "no way on, " + named(List.copyOf(path.keySet())),
                    "hops from which " + line.destination() + " can be reached");
        }
        return ways;
    }

    private NoRoute circle(RouteLine line, List<Integer> path, int again) {
        var round = new ArrayList<>(path.subList(path.indexOf(again), path.size()));
        round.add(again);
        return problem(line, "a circle, " + named(round), "hops that arrive");
    }

    private String named(List<Integer> path) {
        int hidden = Math.max(0, path.size() - LONGEST);
        return (hidden > 0 ? "… → " : "")
                + path.stream().skip(hidden).map(topology::name).collect(Collectors.joining(" → "));
    }

    private static NoRoute problem(RouteLine line, String found, String allowed) {
        return new NoRoute(
                line.place() + ": the route to " + line.destination() + ": found " + found + ", allowed: " + allowed);
    }
}
