package orrery.fabric.survey;

import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;

/** Which devices traffic begins and ends at, and which pass it on. */
final class Endpoints {
    private Endpoints() {}

    /** GPUs and LPUs in device order, which is rack order; CPUs where there are neither. */
    static int[] of(Topology topology) {
        var computing = where(topology, DeviceKind.GPU, DeviceKind.LPU);
        return computing.length > 0 ? computing : where(topology, DeviceKind.CPU, DeviceKind.CPU);
    }

    private static int[] where(Topology topology, DeviceKind one, DeviceKind other) {
        return IntStream.range(0, topology.devices())
                .filter(device -> topology.kind(device) == one || topology.kind(device) == other)
                .toArray();
    }

    /** Whether a device passes on what is not meant for it: LPUs do, since they are their own switches. */
    static boolean forwards(DeviceKind kind) {
        return kind.isSwitch() || kind == DeviceKind.NIC || kind == DeviceKind.LPU;
    }
}
