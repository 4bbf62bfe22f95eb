package orrery.fabric.survey;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import orrery.fabric.catalogue.Nic;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Topology;
import orrery.protocol.units.Power;

/**
 * How many devices of one part a topology has.
 *
 * @param power that one of them draws without optics; only for what a fabric is made of, and only where the catalogue says
 */
public record PartCount(Part part, int count, Optional<Power> power) {

    /** By kind, then by name. */
    static List<PartCount> of(Topology topology) {
        var counts = new TreeMap<String, PartCount>();
        for (int device = 0; device < topology.devices(); device++) {
            var part = topology.part(device);
            counts.merge(
                    part.kind().ordinal() + " " + part.name(),
                    new PartCount(part, 1, powerOf(part)),
                    (before, _) -> new PartCount(part, before.count + 1, before.power));
        }
        return List.copyOf(counts.values());
    }

    private static Optional<Power> powerOf(Part part) {
        return switch (part) {
            case SwitchChip chip -> chip.power();
            case Nic nic -> nic.power();
            default -> Optional.empty();
        };
    }

    Optional<Power> powerOfAll() {
        return power.map(each -> new Power(Math.multiplyExact(each.milliwatts(), count)));
    }

    /** Whether it belongs to the fabric, whose power is added up, and not to what the fabric joins. */
    public boolean isFabric() {
        return part instanceof SwitchChip || part instanceof Nic;
    }
}
