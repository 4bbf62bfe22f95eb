package orrery.fabric.topology.rack;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;
import orrery.fabric.topology.Shape;

/** LPUs by themselves, and LPUs beside GPUs. */
final class LpuRacks {
    private static final Setting TRAYS =
            new Setting.Count("trays", LpxRack.TRAYS, 1, LpxRack.TRAYS, "trays of 16 LPUs");

    /** As many as one switch of 512 ports joins with the GPUs of a rack. */
    private static final int MOST_RACKS = 13;

    private static final Setting LPU_RACKS = new Setting.Count("lpu-racks", 1, 1, MOST_RACKS, "racks of LPUs");

    /** The GPUs of a machine that one switch can join with a rack of LPUs. */
    private static final List<Chassis> BESIDE =
            List.of(Hgx.H100, Hgx.H200, Hgx.B200, Hgx.B300, Nvl72.GB200, Nvl72.GB300, Nvl72.VERA_RUBIN);

    static final Shape LPX = new Shape(
            "lpx",
            "a rack of 256 LPUs, 16 trays of 16, all-to-all in the tray, without switches between them",
            List.of(TRAYS),
            (draw, catalogue, settings) -> alone(draw, catalogue, settings.count("trays")));

    private static final Shape GPUS_AND_LPUS = new Shape(
            "gpus+lpx",
            "a rack or server of GPUs and trays of LPUs that reach each other by Ethernet",
            List.of(
                    new Setting.Word(
                            "rack",
                            "vera-rubin-nvl72",
                            BESIDE.stream().map(Chassis::name).toList(),
                            "the machine of the GPUs"),
                    TRAYS,
                    LPU_RACKS),
            LpuRacks::beside);

    /** The general shape, and what is often asked for. */
    static final List<Shape> BESIDE_GPUS = List.of(
            GPUS_AND_LPUS,
            GPUS_AND_LPUS.with(
                    "hgx-h100+lpx", "a server of eight H100 and one tray of 16 LPUs", "rack=hgx-h100,trays=1"),
            GPUS_AND_LPUS.with(
                    "vera-rubin-nvl72+lpx",
                    "a rack of 72 Rubin and a rack of 256 LPUs, joined by Spectrum-X Ethernet",
                    "rack=vera-rubin-nvl72"));

    private LpuRacks() {}

    /**
     * <pre>
     *   lpu-cpu0 … lpu-cpu15    lpu-nic0 … lpu-nic31
     *       └──── leaf ────┘        └─── tor ───┘        adapters have a switch of their own
     *              │
     *          frontend
     * </pre>
     */
    private static void alone(Drawing draw, Catalogue catalogue, int trays) {
        var parts = LpxRack.draw(draw, draw, catalogue, trays);
        var leaf = draw.one("leaf", catalogue.switchChip("spectrum4"));
        var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));
        var tor = draw.one("tor", catalogue.switchChip("spectrum6"));
        var ethernet = catalogue.medium("ethernet-800g");
        draw.wire(parts.cpu().each(), ethernet, leaf.all());
        draw.wire(frontend.all(), ethernet, leaf.all());
        draw.wire(parts.nic().each(), catalogue.medium("ethernet-800g-copper"), tor.all());
    }

    /**
     * <pre>
     *   ╔═ rack0 ════════════╗        ╔═ rack1 ══════════════════╗
     *   ║ gpu0  …  gpu71     ║        ║ lpu0 … lpu255            ║
     *   ║  │nic0 …  │nic71 ──╫── tor ─╫── lpu-nic0 … lpu-nic31   ║   an adapter a GPU, two a tray of LPUs
     *   ║ cpu0  …  cpu35 ────╫─ leaf ─╫── lpu-cpu0 … lpu-cpu15   ║
     *   ╚════════════════════╝   │    ╚══════════════════════════╝
     *                         frontend
     * </pre>
     *
     * <p>Spectrum-X Ethernet between both: SemiAnalysis on LPX (relay). That a single switch of 128 ports joins them is an
     * estimate; it is the fewest hops there can be. Beside several racks of LPUs it is one with co-packaged optics and 512
     * ports; LPUs of different racks reach each other through it, and the optical links that LPX has for that are left out.
     */
    private static void beside(Drawing draw, Catalogue catalogue, Settings settings) {
        var chassis = BESIDE.stream()
                .filter(one -> one.name().equals(settings.word("rack")))
                .findFirst()
                .orElseThrow();
        var gpus = chassis.draw(draw, draw.rack(0), catalogue);
        var nic = draw.rack(0).row("nic", gpus.gpu().count(), catalogue.nic("connectx8"));
        draw.wire(gpus.gpu().each(), catalogue.medium("pcie6-x16"), nic.each());
        int racks = settings.count("lpu-racks");
        var lpus = IntStream.rangeClosed(1, racks)
                .mapToObj(rack -> LpxRack.draw(draw, draw.rack(rack), catalogue, settings.count("trays")))
                .toList();
        var leaf = draw.one("leaf", catalogue.switchChip(racks > 1 ? "sn6800" : "spectrum4"));
        var tor = draw.one("tor", catalogue.switchChip(racks > 1 ? "sn6800" : "spectrum6"));
        var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));
        var ethernet = catalogue.medium("ethernet-800g");
        var access = catalogue.medium(racks > 1 ? "ethernet-800g-cpo-pluggable" : "ethernet-800g-copper");
        Stream.of(Stream.of(gpus.cpu()), lpus.stream().map(LpxRack.Parts::cpu), Stream.of(frontend))
                .flatMap(rows -> rows)
                .forEach(cpu -> draw.wire(cpu.each(), ethernet, leaf.all()));
        Stream.concat(Stream.of(nic), lpus.stream().map(LpxRack.Parts::nic))
                .forEach(row -> draw.wire(row.each(), access, tor.all()));
    }
}
