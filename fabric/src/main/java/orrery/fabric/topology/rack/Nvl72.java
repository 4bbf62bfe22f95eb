package orrery.fabric.topology.rack;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Place;

/**
 * One rack of 72 GPUs in a single NVLink domain, one switch a plane.
 *
 * <pre>
 *   nvswitch0  …  nvswitch(planes-1)      every gpu reaches every nvswitch
 *       ║     ╳      ║
 *   gpu0 gpu1  …  gpu70 gpu71             18 trays of four
 *     └─┬─┘         └─┬──┘                C2C, two gpus to a cpu
 *      cpu0    …    cpu35
 * </pre>
 *
 * <p>GPU port {@code p} leads to plane {@code p}; the next port leads to the CPU.
 *
 * <p>GB200 and GB300: 18 planes, 18 NVLink 5 links a GPU, nine trays of two chips (NVIDIA GB200 NVL72 documents, relay).
 * Vera Rubin: 36 planes, nine trays of four chips (NVIDIA, relay); 36 links a GPU is not in NVIDIA's published tables.
 */
record Nvl72(
        String name,
        String description,
        int planes,
        String gpuName,
        String nvswitch,
        String nvlink,
        String cpuName,
        String c2c)
        implements Chassis {

    private static final int GPUS = 72;
    private static final int CPUS = 36;
    private static final int GPUS_PER_TRAY = 4;

    static final Nvl72 GB200 = new Nvl72(
            "gb200-nvl72",
            "a rack of 72 GB200 on 18 planes",
            18,
            "gb200",
            "nvswitch5",
            "nvlink5",
            "grace",
            "c2c-grace");
    static final Nvl72 GB300 = new Nvl72(
            "gb300-nvl72",
            "a rack of 72 GB300 on 18 planes",
            18,
            "gb300",
            "nvswitch5",
            "nvlink5",
            "grace",
            "c2c-grace");
    static final Nvl72 VERA_RUBIN = new Nvl72(
            "vera-rubin-nvl72",
            "a rack of 72 Rubin on 36 planes",
            36,
            "rubin",
            "nvswitch6",
            "nvlink6",
            "vera",
            "c2c-vera");

    /** No product: what each rack of an NVL576 would be by itself, for the question what it is worth to join them. */
    static final Nvl72 RUBIN_ULTRA = new Nvl72(
            "rubin-ultra-nvl72",
            "a rack of 72 Rubin Ultra on 72 planes, as one of an NVL576 by itself",
            72,
            "rubin-ultra",
            "nvswitch7",
            "nvlink7",
            "vera",
            "c2c-vera");

    @Override
    public int gpusPerServer() {
        return GPUS_PER_TRAY;
    }

    @Override
    public int gpus() {
        return GPUS;
    }

    @Override
    public String ethernet() {
        return "ethernet-800g";
    }

    @Override
    public Parts draw(Drawing draw, Place place, Catalogue catalogue) {
        var gpu = place.row("gpu", GPUS, catalogue.gpu(gpuName));
        var chips = place.row("nvswitch", planes, catalogue.switchChip(nvswitch));
        var cpu = place.row("cpu", CPUS, catalogue.cpu(cpuName));

        draw.wire(gpu.each(), catalogue.medium(nvlink), chips.all());
        draw.wire(gpu.blocksOf(GPUS / CPUS), catalogue.medium(c2c), cpu.each());
        return new Parts(gpu, cpu);
    }
}
