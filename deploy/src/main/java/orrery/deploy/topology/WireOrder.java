package orrery.deploy.topology;

import java.util.ArrayDeque;
import orrery.fabric.topology.Topology;

/**
 * The wires of a topology in an order in which they could have been drawn: whoever wires them one after the other gets the
 * same port numbers. At each device its wires come in the order of its ports.
 */
final class WireOrder {
    /** Takes one wire. */
    interface Wires<E extends Exception> {
        void wire(int device, int port) throws E;
    }

    private final Topology topology;
    private final int[] next; // (devices) the lowest port that is not wired yet
    private final ArrayDeque<Integer> open = new ArrayDeque<>();

    private WireOrder(Topology topology) {
        this.topology = topology;
        next = new int[topology.devices()];
    }

    static <E extends Exception> void each(Topology topology, Wires<E> wires) throws E {
        var order = new WireOrder(topology);
        for (int device = 0; device < topology.devices(); device++) {
            order.open.add(device);
            order.drain(wires);
        }
    }

    /** A wire is due when it takes the lowest free port at both ends; each one wired may make the next of its peer due. */
    private <E extends Exception> void drain(Wires<E> wires) throws E {
        while (!open.isEmpty()) {
            int device = open.remove();
            while (isDue(device)) {
                int port = next[device]++;
                int peer = topology.peer(device, port);
                next[peer]++;
                wires.wire(device, port);
                open.add(peer);
            }
        }
    }

    private boolean isDue(int device) {
        int port = next[device];
        return port < topology.ports(device) && topology.peerPort(device, port) == next[topology.peer(device, port)];
    }
}
