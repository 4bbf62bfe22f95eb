package orrery.deploy.pareto;

import java.util.List;
import java.util.Optional;

/**
 * Machines that a model is served on.
 *
 * @param name short, as reports and options have it
 * @param topology the same with its settings
 * @param measuredAs what measured rows call it; empty where there are none
 */
public record ServingSystem(String name, String topology, Optional<String> measuredAs) {
    private static final String INFINIBAND = ",racks=8,network=infiniband,link=400g,switch=quantum-x800";

    /** Systems with short names: servers of eight in eights on InfiniBand, and racks by themselves. */
    public static final List<ServingSystem> KNOWN = List.of(
            servers("h100", "hgx-h100", "H100 SXM"),
            servers("h200", "hgx-h200", "H200 SXM"),
            servers("b200", "hgx-b200", "B200 SXM (HGX/DGX, air)"),
            servers("b300", "hgx-b300", ""),
            rack("gb200-nvl72", "GB200 NVL72"),
            rack("gb300-nvl72", ""),
            rack("vera-rubin-nvl72", ""),
            new ServingSystem("rubin-ultra-nvl576", "rubin-ultra-nvl576", Optional.empty()),
            new ServingSystem("vera-rubin-nvl72+lpx", "gpus+lpx", Optional.empty()),
            new ServingSystem("groqchip-576", "groqchip-576", Optional.of("GroqChip1 (LPU v1)")));

    private static ServingSystem servers(String name, String server, String measuredAs) {
        return new ServingSystem(name, "compose:rack=" + server + INFINIBAND, present(measuredAs));
    }

    private static ServingSystem rack(String name, String measuredAs) {
        return new ServingSystem(name, name, present(measuredAs));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(known -> !known.isEmpty());
    }

    /** The short names. */
    public static List<String> names() {
        return KNOWN.stream().map(ServingSystem::name).toList();
    }

    /** One with a short name, or any topology as {@code --topology} takes it. */
    public static ServingSystem named(String text) {
        return KNOWN.stream()
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElseGet(() -> new ServingSystem(text, text, Optional.empty()));
    }

    /** Whether LPUs can stand beside its GPUs, in as many racks as a model needs. */
    boolean growsLpuRacks() {
        return topology.startsWith("gpus+lpx") && !topology.contains("lpu-racks");
    }

    /** The topology with so many racks of LPUs. */
    String withLpuRacks(int racks) {
        return topology + (topology.contains(":") ? "," : ":") + "lpu-racks=" + racks;
    }
}
