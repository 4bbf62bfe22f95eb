package orrery.fabric.link;

import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;

/** How wide each port is: the lanes that both ends feed, and no fault takes away. */
final class Widths {
    private final Topology topology;
    private final int device;
    private final int[] fed;
    private final int[] seen;
    private final LaneLimits limits = new LaneLimits();
    private final Pace[] paces;

    /** Optical ports start dark, all others with every lane. */
    Widths(Topology topology, int device) {
        this.topology = topology;
        this.device = device;
        fed = new int[topology.ports(device)];
        seen = new int[fed.length];
        paces = widest();
        for (var port = 0; port < fed.length; port++) {
            fed[port] = medium(port).lanes();
            if (medium(port).optical()) {
                paces[port] = null;
            } else {
                seen[port] = fed[port];
            }
        }
    }

    private Medium medium(int port) {
        return topology.medium(device, port);
    }

    /** With every lane. */
    Pace[] widest() {
        var widest = new Pace[fed.length];
        for (var port = 0; port < fed.length; port++) {
            var asBefore = port > 0 && medium(port) == medium(port - 1);
            widest[port] = asBefore
                    ? widest[port - 1]
                    : new Pace(medium(port), medium(port).lanes());
        }
        return widest;
    }

    /** As they are now, for good; null where a port is dark. */
    Pace[] paces() {
        return paces;
    }

    /** This end of a port feeds so many lanes. */
    void feed(int port, int lanes) {
        fed[port] = lanes;
        widen(port);
    }

    /** The far end of a port feeds so many lanes. */
    void see(int port, int lanes) {
        seen[port] = lanes;
        widen(port);
    }

    /** A fault leaves so many lanes to a port, or heals. */
    void limit(int port, int cause, int lanes) {
        limits.set(port, cause, lanes, medium(port).lanes());
        widen(port);
    }

    /** At no lanes it is dark. */
    private void widen(int port) {
        var lanes = Math.min(limits.left(port, medium(port).lanes()), Math.min(fed[port], seen[port]));
        paces[port] = lanes <= 0 ? null : new Pace(medium(port), lanes);
    }

    /** Whether the link was given up. */
    boolean isDead(int port) {
        return limits.left(port, 1) < 0;
    }
}
