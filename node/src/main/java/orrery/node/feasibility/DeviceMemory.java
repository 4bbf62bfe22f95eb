package orrery.node.feasibility;

import java.util.OptionalLong;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.catalogue.Nic;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.SwitchChip;
import orrery.protocol.units.ByteCount;

/** What a device keeps weights and caches in: HBM, SRAM or DRAM. */
public final class DeviceMemory {
    private DeviceMemory() {}

    /** Bytes of it; empty where the catalogue has no figure. */
    public static OptionalLong of(Part part) {
        return switch (part) {
            case Gpu gpu -> OptionalLong.of(gpu.memory().bytes());
            case Lpu lpu -> OptionalLong.of(lpu.memory().bytes());
            case Cpu cpu -> cpu.memory().stream().mapToLong(ByteCount::bytes).findFirst();
            case Nic _, SwitchChip _ -> OptionalLong.empty();
        };
    }

    /** What that memory is called. */
    public static String kind(Part part) {
        return switch (part) {
            case Gpu _ -> "HBM";
            case Lpu _ -> "SRAM";
            case Cpu _ -> "DRAM";
            case Nic _, SwitchChip _ -> "memory";
        };
    }
}
