package orrery.fabric.topology.rack;

import java.util.stream.IntStream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Row;

/** Eight racks of 72 Rubin Ultra in one NVLink domain of two layers: copper in the rack, light between racks. */
final class Nvl576 {
    private static final int RACKS = 8;
    private static final int GPUS = 72;
    private static final int CPUS = 36;
    private static final int PLANES = 72;
    private static final int SPINES_PER_PLANE = 4;
    private static final int UPLINKS_PER_SPINE = 18;
    private static final int ETHERNET_UPLINKS = 4;

    private Nvl576() {}

    /**
     * <pre>
     *   spine0 … spine3  │ … │  spine284 … spine287       four spines to a plane
     *      ║18    ╳          ║18                            optical, 72 up from every leaf switch
     *   ╔══╩═══════════════════╩══╗
     *   ║ nvswitch0 … nvswitch71  ║ …  rack7                one leaf switch a plane and rack
     *   ║    ║    ╳     ║         ║
     *   ║ gpu0 gpu1 …  gpu71      ║                         copper, 72 down
     *   ║  └─┬─┘        │         ║
     *   ║   cpu0 …    cpu35       ║                         C2C, two gpus to a cpu
     *   ║    └─── leaf ─┘         ║
     *   ╚══════════╪══════════════╝
     *              └──4── ethernet-spine ── frontend
     * </pre>
     *
     * <p>Planes stay apart up to the spine: a plane's 8 leaf switches have 72 uplinks each, and 576 uplinks fill 4 chips
     * of 144 ports, so 18 parallel fibres run between a leaf switch and each of its spines. They are wires of their own,
     * because each can be chosen, congested or cut by itself. GPU port {@code p} leads to plane {@code p}; plane
     * {@code p} owns spines {@code 4p} to {@code 4p + 3}.
     *
     * <p>8 x 72 packages, two layers, copper and direct optics: NVIDIA, March 2026 (relay). 72 chips a rack with 72 ports
     * down and 72 up: SemiAnalysis, 2026-08-10 (relay). How the spine is wired is not published; this is the plane-aligned
     * way. The Ethernet is a drawing of convenience: 4 uplinks a rack, 36 to 4 oversubscribed.
     */
    static void draw(Drawing draw, Catalogue catalogue) {
        var racks = IntStream.range(0, RACKS)
                .mapToObj(number -> rack(draw, draw.rack(number), catalogue))
                .toList();
        var spine = draw.row("spine", PLANES * SPINES_PER_PLANE, catalogue.switchChip("nvswitch7"));
        var ethernetSpine = draw.one("ethernet-spine", catalogue.switchChip("spectrum4"));
        var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));

        var fibre = catalogue.medium("nvlink7-optical");
        for (var rack : racks) {
            draw.wire(rack.nvswitch.each(), UPLINKS_PER_SPINE, fibre, spine.blocksOf(SPINES_PER_PLANE));
            var uplink = catalogue.medium("ethernet-800g-optical");
            draw.wire(rack.leaf.all(), ETHERNET_UPLINKS, uplink, ethernetSpine.all());
        }
        draw.wire(frontend.all(), catalogue.medium("ethernet-800g"), ethernetSpine.all());
    }

    private record Rack(Row nvswitch, Row leaf) {}

    private static Rack rack(Drawing draw, Drawing.Rack rack, Catalogue catalogue) {
        var gpu = rack.row("gpu", GPUS, catalogue.gpu("rubin-ultra"));
        var nvswitch = rack.row("nvswitch", PLANES, catalogue.switchChip("nvswitch7"));
        var cpu = rack.row("cpu", CPUS, catalogue.cpu("vera"));
        var leaf = rack.one("leaf", catalogue.switchChip("spectrum4"));

        draw.wire(gpu.each(), catalogue.medium("nvlink7"), nvswitch.all());
        draw.wire(gpu.blocksOf(GPUS / CPUS), catalogue.medium("c2c-vera"), cpu.each());
        draw.wire(cpu.each(), catalogue.medium("ethernet-800g"), leaf.all());
        return new Rack(nvswitch, leaf);
    }
}
