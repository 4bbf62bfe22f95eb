package orrery.node.emulation;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Pace;
import orrery.node.collective.Untuned;
import orrery.node.execution.Choices;
import orrery.node.tuning.KernelTuning;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.SimDuration;

/** How devices of each kind communicate; those of a kind share what they choose. */
final class Tunings {
    private final Topology topology;
    private final Choices gpus; // null without GPUs
    private final Choices lpus; // null without LPUs
    private final Choices cpus;

    /** @param algorithm of all-reduces, where it can be done */
    Tunings(Topology topology, Algorithm algorithm) {
        this.topology = topology;
        this.gpus = topology.gpus().length == 0
                ? null
                : new Choices(KernelTuning.of(Catalogue.load(), (Gpu) topology.part(topology.gpus()[0])), algorithm);
        this.lpus = topology.lpus().length == 0
                ? null
                : new Choices(new Untuned(pace((Lpu) topology.part(topology.lpus()[0]))), algorithm);
        this.cpus = new Choices(
                new Untuned(pace((Cpu) topology.part(topology.cpus()[0]))),
                algorithm == Algorithm.NVLS ? Algorithm.AUTO : algorithm);
    }

    /** Nothing is launched; what came is seen a slot later. */
    private static Pace pace(Lpu lpu) {
        return new Pace(SimDuration.ZERO, lpu.slot(), lpu.memoryBandwidth(), lpu.slot());
    }

    /** Nothing is launched; what came is seen with the next load, and a copy reads and writes memory. */
    private static Pace pace(Cpu cpu) {
        var copies = new Bandwidth(cpu.memoryBandwidth().bytesPerSecond() / 2);
        return new Pace(SimDuration.ZERO, cpu.memoryLatency(), copies, cpu.memoryLatency());
    }

    Choices of(int device) {
        return switch (topology.kind(device)) {
            case GPU -> gpus;
            case LPU -> lpus;
            case CPU -> cpus;
            case NIC, NVSWITCH, ETHERNET_SWITCH, INFINIBAND_SWITCH ->
                throw new IllegalArgumentException(topology.name(device) + " has no collectives; " + DeviceKind.GPU
                        + "s," + " LPUs and CPUs have");
        };
    }
}
