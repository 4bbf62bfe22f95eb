package orrery.node.emulation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;

/**
 * How many links each link of a run stands for: where NVLink planes are alike, one is run for all, and what it carried counts
 * for the others too.
 */
final class FoldedPlanes {
    private final Topology topology;
    private final IntUnaryOperator alike;
    private final int[] planeOf; // by device, that of an NVSwitch, else -1

    /** @param alike planes that a plane stands for, itself included; 0 where another stands for it */
    FoldedPlanes(Topology topology, IntUnaryOperator alike) {
        this.topology = topology;
        this.alike = alike;
        this.planeOf = new int[topology.devices()];
        Arrays.fill(planeOf, -1);
        var found = new ArrayDeque<Integer>();
        for (var gpu : topology.gpus()) {
            for (var port = 0; port < topology.ports(gpu); port++) {
                if (isNvlink(gpu, port)) {
                    mark(topology.peer(gpu, port), port, found);
                }
            }
        }
        while (!found.isEmpty()) {
            markThoseBehind(found.remove(), found);
        }
    }

    private void markThoseBehind(int nvswitch, ArrayDeque<Integer> found) {
        for (var port = 0; port < topology.ports(nvswitch); port++) {
            mark(topology.peer(nvswitch, port), planeOf[nvswitch], found);
        }
    }

    private void mark(int device, int plane, ArrayDeque<Integer> found) {
        if (topology.kind(device) == DeviceKind.NVSWITCH && planeOf[device] < 0) {
            planeOf[device] = plane;
            found.add(device);
        }
    }

    private boolean isNvlink(int device, int port) {
        return topology.medium(device, port).kind() == Medium.Kind.NVLINK;
    }

    /** Links that a device's port stands for; 0 where another port stands for it. */
    int linksOf(int device, int port) {
        if (!isNvlink(device, port)) {
            return 1;
        }
        return alike.applyAsInt(planeOf[device] >= 0 ? planeOf[device] : port);
    }
}
