package orrery.fabric.topology.rack;

import java.util.List;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Shape;

/** A machine by itself: its CPUs and a frontend on one leaf switch, and in a DGX an adapter for every GPU as well. */
final class Alone {
    private Alone() {}

    /**
     * <pre>
     *   [ the machine: gpus, nvswitches ]
     *     cpu0  …  cpu(n-1)
     *       └── leaf ──┘                  an adapter per CPU, part of the wire
     *            │
     *         frontend
     * </pre>
     */
    static Shape of(Chassis chassis) {
        return new Shape(
                chassis.name(),
                chassis.description(),
                List.of(),
                (draw, catalogue, _) -> draw(chassis, draw, catalogue));
    }

    private static Chassis.Parts draw(Chassis chassis, Drawing draw, Catalogue catalogue) {
        var parts = chassis.draw(draw, draw, catalogue);
        var leaf = draw.one("leaf", catalogue.switchChip(chassis.leaf()));
        var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));
        var ethernet = catalogue.medium(chassis.ethernet());
        draw.wire(parts.cpu().each(), ethernet, leaf.all());
        draw.wire(frontend.all(), ethernet, leaf.all());
        return parts;
    }

    /**
     * The machine with an adapter per GPU, as sold complete:
     *
     * <pre>
     *   gpu0 …  gpu7
     *    │       │       PCIe
     *   nic0 …  nic7
     *    └─ tor ─┘       the switch on top of the rack, here to join the rails
     * </pre>
     */
    static Shape withAdapters(Chassis chassis, String name, String nicName, String pcie, String wire) {
        return new Shape(
                name, chassis.description() + ", with an adapter for each", List.of(), (draw, catalogue, _) -> {
                    var gpu = draw(chassis, draw, catalogue).gpu();
                    var nic = draw.row("nic", gpu.count(), catalogue.nic(nicName));
                    var tor = draw.one("tor", catalogue.switchChip("spectrum4"));
                    draw.wire(gpu.each(), catalogue.medium(pcie), nic.each());
                    draw.wire(nic.each(), catalogue.medium(wire), tor.all());
                });
    }
}
