package orrery.fabric.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;

/**
 * Joins devices along links, fastest first, so that only slow links are left to cut.
 *
 * <p>All links of one latency are joined together or not at all. They are not when fewer pieces than JVMs would be left,
 * or fewer pieces with a device that computes: a JVM without one would have next to nothing to do. Slower links are tried even then,
 * because every link inside a JVM is one less between two.
 */
final class Contraction {
    private final Topology topology;
    private final Computing computing;
    private int[] parent; // (devices), a union-find forest whose roots are the lowest device of each piece

    Contraction(Topology topology) {
        this.topology = topology;
        this.computing = Computing.of(topology);
        parent = IntStream.range(0, topology.devices()).toArray();
    }

    /** At least {@code jvms} pieces, ordered by their first device. */
    List<Piece> pieces(int jvms) {
        int most = Math.min(jvms, computing.devices().length);
        for (long latencyPs : latencies()) {
            var before = parent.clone();
            join(latencyPs);
            if (roots(false) < jvms || roots(true) < most) {
                parent = before;
            }
        }
        return collected();
    }

    private TreeSet<Long> latencies() {
        var found = new TreeSet<Long>();
        for (int device = 0; device < topology.devices(); device++) {
            for (int port = 0; port < topology.ports(device); port++) {
                found.add(topology.medium(device, port).latencyPs());
            }
        }
        return found;
    }

    private void join(long latencyPs) {
        for (int device = 0; device < topology.devices(); device++) {
            for (int port = 0; port < topology.ports(device); port++) {
                if (topology.medium(device, port).latencyPs() == latencyPs) {
                    int a = root(device);
                    int b = root(topology.peer(device, port));
                    parent[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
    }

    private int root(int device) {
        int at = device;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private long roots(boolean computingOnly) {
        return IntStream.range(0, topology.devices())
                .filter(device -> !computingOnly || computing.has(device))
                .map(this::root)
                .distinct()
                .count();
    }

    private List<Piece> collected() {
        var members = new LinkedHashMap<Integer, List<Integer>>();
        for (int device = 0; device < topology.devices(); device++) {
            members.computeIfAbsent(root(device), _ -> new ArrayList<>()).add(device);
        }
        return members.values().stream()
                .map(list -> piece(list.stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    private Piece piece(int[] devices) {
        return new Piece(
                devices,
                topology.rack(devices[0]),
                Arrays.stream(devices)
                        .mapToLong(device -> Weight.of(topology, device))
                        .sum(),
                (int) Arrays.stream(devices).filter(computing::has).count());
    }
}
