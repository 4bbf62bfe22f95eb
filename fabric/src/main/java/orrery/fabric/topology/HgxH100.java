package orrery.fabric.topology;

import orrery.fabric.catalogue.Catalogue;

/** Eight H100 on a baseboard of four NVSwitches, in a server with two x86 sockets. */
final class HgxH100 {
    private HgxH100() {}

    /**
     * <pre>
     *   nvswitch0  nvswitch1  nvswitch2  nvswitch3
     *      ║5         ║4         ║4         ║5       18 NVLinks leave each gpu
     *    gpu0  gpu1  gpu2  gpu3   gpu4  gpu5  gpu6  gpu7
     *      └─────┴──┬──┴─────┘      └─────┴──┬──┴─────┘    PCIe, four gpus to a cpu
     *             cpu0 ───────── leaf ───── cpu1
     *                             │
     *                          frontend
     * </pre>
     *
     * <p>The links between one GPU and one NVSwitch are bundled into one port: they carry the same plane, and nothing
     * here needs to tell them apart. So GPU port {@code p} leads to plane {@code p}, and port 4 to the CPU.
     *
     * <p>5, 4, 4, 5 links as in glennklockwood.com/garden/NVLink; two sockets as in NVIDIA's DGX H100. A real DGX also has
     * one adapter per GPU; here all Ethernet traffic goes through the CPUs.
     */
    static Topology draw(Catalogue catalogue) {
        var draw = new Drawing("hgx-h100");
        var gpu = draw.row("gpu", 8, catalogue.gpu("h100-sxm"));
        var nvswitch = draw.row("nvswitch", 4, catalogue.switchChip("nvswitch3"));
        var cpu = draw.row("cpu", 2, catalogue.cpu("xeon-8480"));
        var leaf = draw.one("leaf", catalogue.switchChip("spectrum4"));
        var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));

        var nvlink = catalogue.medium("nvlink4");
        draw.wire(gpu.each(), nvlink.bundled(5), nvswitch.only(0));
        draw.wire(gpu.each(), nvlink.bundled(4), nvswitch.some(1, 2));
        draw.wire(gpu.each(), nvlink.bundled(5), nvswitch.only(3));
        draw.wire(gpu.blocksOf(4), catalogue.medium("pcie5-x16"), cpu.each());
        draw.wire(cpu.each(), catalogue.medium("ethernet-400g"), leaf.all());
        draw.wire(frontend.all(), catalogue.medium("ethernet-400g"), leaf.all());
        return draw.seal();
    }
}
