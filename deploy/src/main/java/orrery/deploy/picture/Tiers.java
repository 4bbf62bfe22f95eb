package orrery.deploy.picture;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;

/**
 * How many links above the devices that compute each device stands: what computes at 0, its switches and adapters at 1 and
 * more, their CPUs at -1, what only CPUs reach below them, and CPUs that serve no such device at the bottom.
 */
final class Tiers {
    private static final int UNKNOWN = Integer.MAX_VALUE;

    private Tiers() {}

    static int[] of(Topology topology) {
        var tiers = new int[topology.devices()];
        Arrays.fill(tiers, UNKNOWN);
        climb(topology, tiers, device -> computes(topology.kind(device)), 0, 1);
        climb(topology, tiers, device -> isHost(topology, device), -1, -1);
        int bottom = Arrays.stream(tiers).min().orElse(0) - 1;
        for (int device = 0; device < tiers.length; device++) {
            tiers[device] = tiers[device] == UNKNOWN ? bottom : tiers[device];
        }
        return tiers;
    }

    private static boolean isHost(Topology topology, int device) {
        return topology.kind(device) == DeviceKind.CPU
                && IntStream.range(0, topology.ports(device))
                        .anyMatch(port -> computes(topology.kind(topology.peer(device, port))));
    }

    private static boolean computes(DeviceKind kind) {
        return kind == DeviceKind.GPU || kind == DeviceKind.LPU;
    }

    /** Breadth first from a kind of device, through what forwards, over what has no tier yet. */
    private static void climb(Topology topology, int[] tiers, IntPredicate isStart, int first, int step) {
        var open = new int[topology.devices()];
        int filled = 0;
        for (int device : IntStream.range(0, tiers.length).filter(isStart).toArray()) {
            tiers[device] = first;
            open[filled++] = device;
        }
        for (int next = 0; next < filled; next++) {
            int device = open[next];
            for (int port = 0; port < topology.ports(device); port++) {
                int peer = topology.peer(device, port);
                if (tiers[peer] == UNKNOWN && topology.kind(peer) != DeviceKind.CPU) {
                    tiers[peer] = tiers[device] + step;
                    open[filled++] = peer;
                }
            }
        }
    }
}
