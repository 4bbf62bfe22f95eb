package orrery.fabric.routing;

import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentMap;
import orrery.fabric.topology.Topology;

/**
 * The ways to one destination from everywhere.
 *
 * @param ports by device, the ports that lead one hop nearer, ascending; null where no network leads there
 * @param hops by device, wires on the way; -1 where no network leads there
 */
record Toward(short[][] ports, byte[] hops) {
    private static final byte UNREACHED = -1;

    /**
     * Breadth-first from the destination, network by network; the first network that joins a pair carries it.
     *
     * @param shared equal port lists become one array: most devices leave by the same ports to most destinations
     */
    static Toward of(Topology topology, int destination, ConcurrentMap<ShortBuffer, short[]> shared) {
        var toward = new Toward(new short[topology.devices()][], unreached(topology));
        for (var network : Network.values()) {
            toward.add(topology, network, destination, shared);
        }
        toward.hops[destination] = 0;
        return toward;
    }

    private static byte[] unreached(Topology topology) {
        var hops = new byte[topology.devices()];
        Arrays.fill(hops, UNREACHED);
        return hops;
    }

    private void add(Topology topology, Network network, int destination, ConcurrentMap<ShortBuffer, short[]> shared) {
        var distance = distances(topology, network, destination);
        for (int device = 0; device < ports.length; device++) {
            if (distance[device] > 0 && ports[device] == null) {
                var nearer = nearer(topology, network, device, destination, distance);
                ports[device] = shared.computeIfAbsent(ShortBuffer.wrap(nearer), _ -> nearer);
                hops[device] = distance[device];
            }
        }
    }

    private static byte[] distances(Topology topology, Network network, int destination) {
        var distance = unreached(topology);
        var open = new int[topology.devices()];
        int filled = 1;
        open[0] = destination;
        distance[destination] = 0;
        for (int next = 0; next < filled; next++) {
            int device = open[next];
            for (int port = 0; port < topology.ports(device) && distance[device] < Byte.MAX_VALUE; port++) {
                int peer = topology.peer(device, port);
                if (distance[peer] == UNREACHED && Network.of(topology.medium(device, port)) == network) {
                    distance[peer] = (byte) (distance[device] + 1);
                    if (topology.kind(peer).isSwitch()) {
                        open[filled++] = peer;
                    }
                }
            }
        }
        return distance;
    }

    private static short[] nearer(Topology topology, Network network, int device, int destination, byte[] distance) {
        var found = new short[topology.ports(device)];
        int count = 0;
        for (int port = 0; port < found.length; port++) {
            int peer = topology.peer(device, port);
            boolean forwards = peer == destination || topology.kind(peer).isSwitch();
            if (forwards
                    && distance[peer] == distance[device] - 1
                    && Network.of(topology.medium(device, port)) == network) {
                found[count++] = (short) port;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
