package orrery.fabric.link;

import java.util.stream.IntStream;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;

/** How wide each port is: the lanes that both ends feed, and no fault takes away. */
final class Widths {
    private final Medium[] media;
    private final int[] fed;
    private final int[] seen;
    private final LaneLimits limits = new LaneLimits();
    private final Pace[] paces;

    /** Optical ports start dark, all others with every lane. */
    Widths(Topology topology, int device) {
        media = IntStream.range(0, topology.ports(device))
                .mapToObj(port -> topology.medium(device, port))
                .toArray(Medium[]::new);
        fed = IntStream.range(0, media.length).map(port -> media[port].lanes()).toArray();
        seen = IntStream.range(0, media.length)
                .map(port -> media[port].optical() ? 0 : fed[port])
                .toArray();
        paces = widest();
        for (var port = 0; port < media.length; port++) {
            paces[port] = media[port].optical() ? null : paces[port];
        }
    }

    /** With every lane. */
    Pace[] widest() {
        var widest = new Pace[media.length];
        for (var port = 0; port < media.length; port++) {
            var asBefore = port > 0 && media[port] == media[port - 1];
            widest[port] = asBefore ? widest[port - 1] : Pace.of(media[port], media[port].lanes());
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
        limits.set(port, cause, lanes, media[port].lanes());
        widen(port);
    }

    /** At no lanes it is dark. */
    private void widen(int port) {
        var lanes = Math.min(limits.left(port, media[port].lanes()), Math.min(fed[port], seen[port]));
        paces[port] = lanes <= 0 ? null : Pace.of(media[port], lanes);
    }

    /** Whether the link was given up. */
    boolean isDead(int port) {
        return limits.left(port, 1) < 0;
    }
}
