package orrery.fabric.topology;

import orrery.fabric.catalogue.Catalogue;

/** One rack of 72 GPUs in a single NVLink domain, one switch a plane. */
final class Nvl72 {
    private static final int GPUS = 72;
    private static final int CPUS = 36;

    private Nvl72() {}

    /** 18 planes: 18 NVLink 5 links a GPU, nine trays of two chips (NVIDIA GB200 NVL72 documents, relay). */
    static Topology gb200(Catalogue catalogue) {
        return draw(catalogue, "gb200-nvl72", 18, new Parts("gb200", "nvswitch5", "nvlink5", "grace", "c2c-grace"));
    }

    /** 36 planes: nine trays of four chips (NVIDIA, relay); 36 links a GPU is not in NVIDIA's published tables. */
    static Topology veraRubin(Catalogue catalogue) {
        return draw(catalogue, "vera-rubin-nvl72", 36, new Parts("rubin", "nvswitch6", "nvlink6", "vera", "c2c-vera"));
    }

    private record Parts(String gpu, String nvswitch, String nvlink, String cpu, String c2c) {}

    /**
     * <pre>
     *   nvswitch0  …  nvswitch(planes-1)      every gpu reaches every nvswitch
     *       ║     ╳      ║
     *   gpu0 gpu1  …  gpu70 gpu71
     *     └─┬─┘         └─┬──┘                C2C, two gpus to a cpu
     *      cpu0    …    cpu35
     *       └──── leaf ────┘
     *              │
     *           frontend
     * </pre>
     *
     * <p>GPU port {@code p} leads to plane {@code p}; the last port leads to the CPU. The rack's own Ethernet is drawn as
     * one leaf with an adapter per CPU.
     */
    private static Topology draw(Catalogue catalogue, String name, int planes, Parts parts) {
        var draw = new Drawing(name);
        var gpu = draw.row("gpu", GPUS, catalogue.gpu(parts.gpu));
        var nvswitch = draw.row("nvswitch", planes, catalogue.switchChip(parts.nvswitch));
        var cpu = draw.row("cpu", CPUS, catalogue.cpu(parts.cpu));
        var leaf = draw.one("leaf", catalogue.switchChip("spectrum4"));
        var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));

        draw.wire(gpu.each(), catalogue.medium(parts.nvlink), nvswitch.all());
        draw.wire(gpu.blocksOf(GPUS / CPUS), catalogue.medium(parts.c2c), cpu.each());
        draw.wire(cpu.each(), catalogue.medium("ethernet-800g"), leaf.all());
        draw.wire(frontend.all(), catalogue.medium("ethernet-800g"), leaf.all());
        return draw.seal();
    }
}
