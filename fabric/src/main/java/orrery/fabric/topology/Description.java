package orrery.fabric.topology;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A topology in a few lines: how many of each part, how many wires of each medium. */
final class Description {
    private Description() {}

    static String of(Topology topology) {
        var parts = new TreeMap<String, Integer>();
        var wires = new TreeMap<String, Integer>();
        for (int device = 0; device < topology.devices(); device++) {
            parts.merge(topology.kind(device) + " " + topology.part(device).name(), 1, Integer::sum);
            for (int port = 0; port < topology.ports(device); port++) {
                if (isFirstEnd(topology, device, port)) {
                    wires.merge(topology.medium(device, port).name(), 1, Integer::sum);
                }
            }
        }
        return topology.name() + "\n  devices: " + listed(parts) + "\n  wires: " + listed(wires);
    }

    private static boolean isFirstEnd(Topology topology, int device, int port) {
        int peer = topology.peer(device, port);
        return device < peer || device == peer && port < topology.peerPort(device, port);
    }

    private static String listed(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
