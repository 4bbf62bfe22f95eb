package orrery.fabric.routing;

import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;

/**
 * Where each device stands, as a number that seeded choices are made by. NVSwitches that stand alike in their planes have
 * the same: then what a flow chooses in one plane it chooses in all that are wired alike, and one can stand for them.
 *
 * <p>An NVSwitch is known by what hangs on its first port: a GPU, or a port of another switch that is known in turn.
 */
final class Stands {
    /** Tiers that are looked through; where switches name each other in a circle, one ends it. */
    private static final int DEEPEST = 8;

    private final long[] stand; // (devices)

    Stands(Topology topology) {
        stand = IntStream.range(0, topology.devices())
                .mapToLong(device -> of(topology, device, DEEPEST))
                .toArray();
    }

    private static long of(Topology topology, int device, int depth) {
        if (topology.kind(device) != DeviceKind.NVSWITCH || topology.ports(device) == 0 || depth == 0) {
            return device;
        }
        int peer = topology.peer(device, 0);
        boolean above = topology.kind(peer) == DeviceKind.NVSWITCH;
        return Choice.mix(of(topology, peer, depth - 1) + (above ? topology.peerPort(device, 0) : 0));
    }

    long of(int device) {
        return stand[device];
    }
}
