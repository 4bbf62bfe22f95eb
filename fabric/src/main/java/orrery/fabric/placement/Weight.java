package orrery.fabric.placement;

import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;

/**
 * How much work a device is to its JVM, for spreading devices evenly: one for every port, since events come by ports, and
 * as much again for a GPU, since it computes what it sends.
 */
final class Weight {
    private Weight() {}

    static long of(Topology topology, int device) {
        long ports = Math.max(1, topology.ports(device));
        return topology.kind(device) == DeviceKind.GPU ? 2 * ports : ports;
    }
}
