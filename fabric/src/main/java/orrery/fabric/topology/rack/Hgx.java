package orrery.fabric.topology.rack;

import java.util.List;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Place;

/**
 * Eight GPUs on a baseboard of NVSwitches, in a server with two x86 sockets.
 *
 * <pre>
 *   nvswitch0  nvswitch1  nvswitch2  nvswitch3     Blackwell: two chips, nine links to each
 *      ║5         ║4         ║4         ║5         Hopper: 18 NVLinks leave each gpu
 *    gpu0  gpu1  gpu2  gpu3   gpu4  gpu5  gpu6  gpu7
 *      └─────┴──┬──┴─────┘      └─────┴──┬──┴─────┘    PCIe, four gpus to a cpu
 *             cpu0                     cpu1
 * </pre>
 *
 * <p>The links between one GPU and one NVSwitch are bundled into one port: they carry the same plane, and nothing here
 * needs to tell them apart. So GPU port {@code p} leads to plane {@code p}, and the next to the CPU.
 *
 * <p>5, 4, 4, 5 links as in glennklockwood.com/garden/NVLink; two chips on an HGX B200 as in NVIDIA's documents (relay),
 * and nine links to each by symmetry; two sockets as in NVIDIA's DGX H100. The sockets of every generation are drawn as
 * the H100's.
 *
 * @param linksPerPlane NVLinks from a GPU to each NVSwitch
 */
record Hgx(
        String name,
        String description,
        String gpuName,
        String nvswitch,
        String nvlink,
        String pcie,
        String ethernet,
        List<Integer> linksPerPlane)
        implements Chassis {

    private static final int GPUS = 8;
    private static final int CPUS = 2;
    private static final List<Integer> FOUR_CHIPS = List.of(5, 4, 4, 5);
    private static final List<Integer> TWO_CHIPS = List.of(9, 9);

    static final Hgx H100 = hopper("h100");
    static final Hgx H200 = hopper("h200");
    static final Hgx B200 = blackwell("b200");
    static final Hgx B300 = blackwell("b300");

    private static Hgx hopper(String generation) {
        return new Hgx(
                "hgx-" + generation,
                "a server of eight " + generation.toUpperCase() + " on four NVSwitches",
                generation + "-sxm",
                "nvswitch3",
                "nvlink4",
                "pcie5-x16",
                "ethernet-400g",
                FOUR_CHIPS);
    }

    private static Hgx blackwell(String generation) {
        return new Hgx(
                "hgx-" + generation,
                "a server of eight " + generation.toUpperCase() + " on two NVSwitches",
                generation,
                "nvswitch5",
                "nvlink5",
                "pcie5-x16",
                "ethernet-400g",
                TWO_CHIPS);
    }

    @Override
    public int gpusPerServer() {
        return GPUS;
    }

    @Override
    public int gpus() {
        return GPUS;
    }

    @Override
    public Parts draw(Drawing draw, Place place, Catalogue catalogue) {
        var gpu = place.row("gpu", GPUS, catalogue.gpu(gpuName));
        var chips = place.row("nvswitch", linksPerPlane.size(), catalogue.switchChip(nvswitch));
        var cpu = place.row("cpu", CPUS, catalogue.cpu("xeon-8480"));

        for (int plane = 0; plane < linksPerPlane.size(); plane++) {
            var links = catalogue.medium(nvlink).bundled(linksPerPlane.get(plane));
            draw.wire(gpu.each(), links, chips.only(plane));
        }
        draw.wire(gpu.blocksOf(GPUS / CPUS), catalogue.medium(pcie), cpu.each());
        return new Parts(gpu, cpu);
    }
}
