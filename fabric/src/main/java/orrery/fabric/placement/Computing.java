package orrery.fabric.placement;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;

/** The devices that make most of the work of a topology: its GPUs; where there are none its LPUs, else its CPUs. */
record Computing(Topology topology, DeviceKind kind) {

    static Computing of(Topology topology) {
        var kind = Stream.of(DeviceKind.GPU, DeviceKind.LPU)
                .filter(one -> IntStream.range(0, topology.devices()).anyMatch(device -> topology.kind(device) == one))
                .findFirst()
                .orElse(DeviceKind.CPU);
        return new Computing(topology, kind);
    }

    boolean has(int device) {
        return topology.kind(device) == kind;
    }

    /** Ascending. */
    int[] devices() {
        return IntStream.range(0, topology.devices()).filter(this::has).toArray();
    }
}
