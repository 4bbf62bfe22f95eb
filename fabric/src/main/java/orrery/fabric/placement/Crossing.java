package orrery.fabric.placement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import orrery.fabric.topology.Topology;

/** Dijkstra's algorithm from the cut inwards: a path stays in its own JVM until its last link, which leaves it. */
final class Crossing {
    private record Reached(int device, long ps) {}

    private Crossing() {}

    static long[] of(Topology topology, int[] jvmOf) {
        var nearest = new long[topology.devices()];
        Arrays.fill(nearest, Long.MAX_VALUE);
        var open = new PriorityQueue<>(Comparator.comparingLong(Reached::ps).thenComparingInt(Reached::device));
        for (int device = 0; device < nearest.length; device++) {
            nearest[device] = overTheCut(topology, jvmOf, device);
            if (nearest[device] < Long.MAX_VALUE) {
                open.add(new Reached(device, nearest[device]));
            }
        }
        while (!open.isEmpty()) {
            relax(topology, jvmOf, nearest, open);
        }
        return nearest;
    }

    private static long overTheCut(Topology topology, int[] jvmOf, int device) {
        long least = Long.MAX_VALUE;
        for (int port = 0; port < topology.ports(device); port++) {
            if (jvmOf[topology.peer(device, port)] != jvmOf[device]) {
                least = Math.min(least, topology.medium(device, port).latencyPs());
            }
        }
        return least;
    }

    private static void relax(Topology topology, int[] jvmOf, long[] nearest, PriorityQueue<Reached> open) {
        var from = open.remove();
        if (from.ps > nearest[from.device]) {
            return;
        }
        for (int port = 0; port < topology.ports(from.device); port++) {
            int peer = topology.peer(from.device, port);
            long ps = from.ps + topology.medium(from.device, port).latencyPs();
            if (jvmOf[peer] == jvmOf[from.device] && ps < nearest[peer]) {
                nearest[peer] = ps;
                open.add(new Reached(peer, ps));
            }
        }
    }
}
