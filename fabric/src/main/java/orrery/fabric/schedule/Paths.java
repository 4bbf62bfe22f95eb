package orrery.fabric.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;

/**
 * The shortest ways between some LPUs through each other and nobody else, so that no other schedule uses the same links.
 */
final class Paths {
    private static final int UNREACHED = -1;

    private final Topology topology;
    private final TreeSet<Integer> lpus = new TreeSet<>();
    private final Map<Integer, int[]> distances = new HashMap<>(); // by destination, of each device

    Paths(Topology topology, int[] lpus) {
        this.topology = topology;
        Arrays.stream(lpus).forEach(this.lpus::add);
    }

    /**
     * The ports that lead from one to another, each of the LPU that the one before leads to. Where several are as near, a
     * pair takes its turn among them, so that pairs spread.
     *
     * @throws ScheduleProblem when there is no way
     */
    List<Integer> ports(int from, int to) {
        var distance = distances.computeIfAbsent(to, this::distances);
        if (distance[from] == UNREACHED) {
            throw new ScheduleProblem(topology.name(from) + " and " + topology.name(to) + " of " + topology.name()
                    + " have no way to each other through LPUs of the same copy, allowed: LPUs that are wired to each"
                    + " other, as in whole trays or nodes");
        }
        var ports = new ArrayList<Integer>();
        for (var at = from; at != to; at = topology.peer(at, ports.getLast())) {
            ports.add(next(at, distance, from + to));
        }
        return ports;
    }

    private int next(int at, int[] distance, int turn) {
        var nearer = new ArrayList<Integer>();
        for (var port = 0; port < topology.ports(at); port++) {
            if (leads(at, port) && distance[topology.peer(at, port)] == distance[at] - 1) {
                nearer.add(port);
            }
        }
        return nearer.get(turn % nearer.size());
    }

    private boolean leads(int at, int port) {
        return topology.medium(at, port).kind() == Medium.Kind.LPU_LINK && lpus.contains(topology.peer(at, port));
    }

    private int[] distances(int to) {
        var distance = new int[topology.devices()];
        Arrays.fill(distance, UNREACHED);
        distance[to] = 0;
        var open = new ArrayDeque<>(List.of(to));
        while (!open.isEmpty()) {
            var at = open.remove();
            for (var port = 0; port < topology.ports(at); port++) {
                var peer = topology.peer(at, port);
                if (leads(at, port) && distance[peer] == UNREACHED) {
                    distance[peer] = distance[at] + 1;
                    open.add(peer);
                }
            }
        }
        return distance;
    }
}
