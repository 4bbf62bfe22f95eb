package orrery.node.replay;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Reach;

/** How many planes what is sent in one of them stands for; 1 outside of planes. */
final class PlaneWeights {
    private final Topology topology;
    private final int[] alike; // by plane
    private final int[] planeOf; // by switch; -1 for all else

    PlaneWeights(Topology topology, Reach reach) {
        this.topology = topology;
        var standIns = reach.standIns();
        this.alike = new int[standIns.length];
        IntStream.of(standIns).forEach(plane -> alike[plane]++);
        this.planeOf = new int[topology.devices()];
        Arrays.fill(planeOf, -1);
        for (var gpu : reach.members()) {
            for (var plane = 0; plane < alike.length && plane < topology.ports(gpu); plane++) {
                spread(topology.peer(gpu, plane), plane);
            }
        }
    }

    /** To a switch and all that it is wired to. */
    private void spread(int from, int plane) {
        var open = new ArrayDeque<Integer>();
        open.add(from);
        while (!open.isEmpty()) {
            int device = open.remove();
            if (topology.kind(device) != DeviceKind.NVSWITCH || planeOf[device] >= 0) {
                continue;
            }
            planeOf[device] = plane;
            for (var port = 0; port < topology.ports(device); port++) {
                open.add(topology.peer(device, port));
            }
        }
    }

    int of(int device, int port) {
        var plane = topology.kind(device) == DeviceKind.GPU
                        && topology.kind(topology.peer(device, port)) == DeviceKind.NVSWITCH
                ? port
                : planeOf[device];
        return plane < 0 || plane >= alike.length ? 1 : Math.max(1, alike[plane]);
    }
}
