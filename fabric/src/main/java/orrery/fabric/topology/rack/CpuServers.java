package orrery.fabric.topology.rack;

import java.util.List;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Settings;
import orrery.fabric.topology.Shape;

/** CPUs and nothing else, for inference without accelerators. */
final class CpuServers {
    static final Shape SHAPE = new Shape(
            "cpu-servers",
            "CPUs with an adapter each on one Ethernet switch, for inference without accelerators",
            List.of(
                    new Setting.Count("cpus", 8, 1, 63, "CPUs, the frontend not among them"),
                    new Setting.Word("cpu", "xeon-8480", List.of("xeon-8480", "grace", "vera"), "the CPU"),
                    new Setting.Word("link", "400g", List.of("400g", "800g"), "rate of an adapter")),
            CpuServers::draw);

    private CpuServers() {}

    /**
     * <pre>
     *   cpu0 … cpu7
     *     └─ leaf ─┘       an adapter per CPU, part of the wire
     *          │
     *      frontend
     * </pre>
     */
    private static void draw(Drawing draw, Catalogue catalogue, Settings settings) {
        var cpu = draw.row("cpu", settings.count("cpus"), catalogue.cpu(settings.word("cpu")));
        var leaf = draw.one("leaf", catalogue.switchChip("spectrum4"));
        var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));
        var ethernet = catalogue.medium("ethernet-" + settings.word("link"));
        draw.wire(cpu.each(), ethernet, leaf.all());
        draw.wire(frontend.all(), ethernet, leaf.all());
    }
}
