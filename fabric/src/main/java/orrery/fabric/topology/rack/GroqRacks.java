package orrery.fabric.topology.rack;

import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Drawing.Rack;
import orrery.fabric.topology.Row;
import orrery.fabric.topology.Shape;

/** Nine racks of 64 working GroqChip1 each, wired as a Dragonfly of nodes of eight. */
final class GroqRacks {
    private static final int RACKS = 9;
    private static final int NODES = 8;
    private static final int CHIPS = 8;
    private static final int WIRES_BETWEEN_TWINS = 2;
    private static final int UPLINKS = 4;

    static final Shape SHAPE = new Shape(
            "groqchip-576",
            "nine racks of 64 working GroqChip1, eight nodes of eight, wired as a Dragonfly",
            List.of(),
            (draw, catalogue, _) -> draw(draw, catalogue));

    private GroqRacks() {}

    /**
     * <pre>
     *   node    lpu0 ═ lpu1 ═ … ═ lpu7          seven wires a chip: all to all in the node
     *   rack    node0 ═ node1 ═ … ═ node7       two wires between any two nodes, at most two a chip
     *   racks   node n-1 of a rack ═ the rack n further on, chip to chip, two wires each: 16 between any two racks
     * </pre>
     *
     * <p>Seven wires in the node and four global ones a chip: Groq at Hot Chips 34 (relay). Racks of nine nodes of which
     * one is spare: ISCA 2022, A Software-defined Tensor Streaming Multiprocessor (relay); the spare one and its wires are
     * left out. Two of a chip's global wires stay in the rack, two leave it: 145 racks of 72 chips, its largest machine,
     * come to just that. Which chip is wired to which is not published; this is an even way. Two x86 hosts a server of
     * eight cards on PCIe 4: Linley Group newsletter of November 2020; drawn as one Xeon.
     */
    private static void draw(Drawing draw, Catalogue catalogue) {
        var lpus = IntStream.range(0, RACKS)
                .mapToObj(number -> draw.rack(number).row("lpu", NODES * CHIPS, catalogue.lpu("groqchip1")))
                .toList();
        lpus.forEach(lpu -> wireNodes(draw, catalogue, lpu));
        lpus.forEach(lpu -> wireRack(draw, catalogue, lpu));
        for (int rack = 0; rack < RACKS; rack++) {
            for (int other = rack + 1; other < RACKS; other++) {
                int here = (other - rack - 1) * CHIPS;
                int there = (RACKS - (other - rack) - 1) * CHIPS;
                draw.wire(
                        lpus.get(rack).every(1, here, CHIPS),
                        WIRES_BETWEEN_TWINS,
                        catalogue.medium("groq-link"),
                        lpus.get(other).every(1, there, CHIPS));
            }
        }
        var spine = draw.one("ethernet-spine", catalogue.switchChip("spectrum4"));
        for (int rack = 0; rack < RACKS; rack++) {
            drawHosts(draw, draw.rack(rack), lpus.get(rack), spine, catalogue);
        }
        var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));
        draw.wire(frontend.all(), catalogue.medium("ethernet-400g"), spine.all());
    }

    private static void wireNodes(Drawing draw, Catalogue catalogue, Row lpu) {
        for (int node = 0; node < NODES; node++) {
            for (int i = 0; i < CHIPS - 1; i++) {
                int at = node * CHIPS + i;
                draw.wire(lpu.only(at), catalogue.medium("groq-link"), lpu.some(at + 1, CHIPS - 1 - i));
            }
        }
    }

    /** Nodes {@code d} apart are wired by their chips {@code d} and {@code 8 - d}, once each way round. */
    private static void wireRack(Drawing draw, Catalogue catalogue, Row lpu) {
        for (int node = 0; node < NODES; node++) {
            for (int other = node + 1; other < NODES; other++) {
                int up = other - node;
                int down = CHIPS - up;
                draw.wire(lpu.only(node * CHIPS + up), catalogue.medium("groq-link"), lpu.only(other * CHIPS + down));
                draw.wire(lpu.only(node * CHIPS + down), catalogue.medium("groq-link"), lpu.only(other * CHIPS + up));
            }
        }
    }

    private static void drawHosts(Drawing draw, Rack rack, Row lpu, Row spine, Catalogue catalogue) {
        var cpu = rack.row("cpu", NODES, catalogue.cpu("xeon-8480"));
        var leaf = rack.one("leaf", catalogue.switchChip("spectrum4"));
        draw.wire(lpu.blocksOf(CHIPS), catalogue.medium("pcie4-x16"), cpu.each());
        draw.wire(cpu.each(), catalogue.medium("ethernet-400g"), leaf.all());
        draw.wire(leaf.all(), UPLINKS, catalogue.medium("ethernet-400g"), spine.all());
    }
}
