package orrery.deploy.listing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.catalogue.Nic;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.Precision;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.explain.Contents;
import orrery.fabric.explain.Explainer;

/** Chips of the catalogue, added rows included, with their leading figures. */
final class ChipLines {
    private static final List<String> SECTIONS = List.of("gpus", "lpus", "cpus", "nics", "switches");

    private ChipLines() {}

    static List<Listed> all(Catalogue catalogue) {
        var rows = new Explainer(catalogue)
                .contents().stream().collect(Collectors.toMap(Contents::section, Contents::rows));
        return SECTIONS.stream()
                .flatMap(section -> rows.getOrDefault(section, List.of()).stream())
                .map(name -> new Listed(name, about(catalogue.part(name))))
                .toList();
    }

    private static String about(Part part) {
        return switch (part) {
            case Gpu gpu ->
                "GPU: " + gpu.memory() + " at " + gpu.memoryBandwidth() + peak(gpu.compute()) + ", "
                        + gpu.nvlink().links() + " links of " + gpu.nvlink().medium();
            case Lpu lpu -> "LPU: " + lpu.memory() + " at " + lpu.memoryBandwidth() + peak(lpu.compute());
            case Cpu cpu -> "CPU: " + cpu.cores() + " cores, memory at " + cpu.memoryBandwidth();
            case Nic nic -> "NIC: " + nic.bandwidth() + ", " + nic.latency();
            case SwitchChip chip -> "switch: " + chip.ports() + " ports, " + chip.latency();
        };
    }

    /** The first precision of the datasheet's usual order that it multiplies in. */
    private static <T> String peak(Map<Precision, T> compute) {
        for (var precision : Precision.values()) {
            if (compute.containsKey(precision)) {
                return ", " + precision + " " + compute.get(precision);
            }
        }
        return "";
    }
}
