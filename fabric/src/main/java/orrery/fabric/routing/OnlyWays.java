package orrery.fabric.routing;

import java.util.concurrent.atomic.AtomicReferenceArray;
import orrery.fabric.topology.Topology;

/**
 * Ports that are the only way from a switch to a destination, side by side for each switch. A switch asks for every
 * message, of thousands of destinations in turn: two bytes for each stay in the cache, the tables they come from do not.
 */
final class OnlyWays {
    private final Topology topology;
    private final AtomicReferenceArray<short[]> bySwitch; // port plus one by destination; 0 where not known

    OnlyWays(Topology topology) {
        this.topology = topology;
        this.bySwitch = new AtomicReferenceArray<>(topology.devices());
    }

    /** The port, or -1 where none was remembered. */
    int port(int device, int destination) {
        var known = bySwitch.get(device);
        return known == null ? -1 : known[destination] - 1;
    }

    /** Threads may remember at once: they remember the same. */
    void remember(int device, int destination, short port) {
        if (topology.kind(device).isSwitch() && port < Short.MAX_VALUE) {
            if (bySwitch.get(device) == null) {
                bySwitch.compareAndSet(device, null, new short[topology.devices()]);
            }
            bySwitch.get(device)[destination] = (short) (port + 1);
        }
    }
}
