package orrery.fabric.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Attachment;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Optics;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.explain.Explanation.Derived;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.Power;

/** What the figures of a row add up to. */
final class Derivation {
    private Derivation() {}

    /** Nothing for a whole section or a single figure. */
    static List<Derived> of(List<String> path, Catalogue catalogue) {
        if (path.size() < 2) {
            return List.of();
        }
        var row = path.get(1);
        return switch (path.getFirst()) {
            case "gpus", "lpus" ->
                Reference.from(path, catalogue)
                        .flatMap(_ -> catalogue.attachment(row))
                        .map(links -> totals(links, catalogue.medium(links.medium())))
                        .orElse(List.of());
            case "media" -> path.size() > 2 ? List.of() : link(catalogue.medium(row));
            case "optics" -> path.size() > 2 ? List.of() : engine(catalogue.optics(row));
            case "switches" -> path.size() > 2 ? List.of() : chip(catalogue.switchChip(row));
            default -> List.of();
        };
    }

    private static List<Derived> totals(Attachment links, Medium medium) {
        var oneWay = medium.bandwidth().times(links.links());
        var count = links.links() + " links x ";
        return List.of(
                new Derived(
                        "lanes",
                        Integer.toString(links.links() * medium.lanes()),
                        count + medium.lanes() + " lanes each way"),
                new Derived(
                        "oneDirection",
                        oneWay.toString(),
                        count + medium.bandwidth() + ", the rate of " + medium.name()),
                new Derived("bothDirections", oneWay.times(2).toString(), "2 x " + oneWay + published(links, oneWay)));
    }

    private static String published(Attachment links, Bandwidth oneWay) {
        return links.bandwidth().equals(oneWay.times(2)) ? ", as published" : "; published as " + links.bandwidth();
    }

    private static List<Derived> link(Medium medium) {
        var packet = medium.largestPayload().bytes();
        var whole = packet + medium.header().bytes();
        var content = medium.bandwidth().bytesPerSecond() / whole * packet
                + medium.bandwidth().bytesPerSecond() % whole * packet / whole;
        var rate = new Derived(
                "oneDirection", medium.bandwidth().toString(), medium.lanes() + " lanes x " + medium.laneBandwidth());
        var net = new Derived(
                "content", new Bandwidth(content).toString(), "%d of every %d bytes".formatted(packet, whole));
        return Stream.concat(
                        Stream.of(rate, net), medium.ends().stream().distinct().flatMap(end -> light(medium, end)))
                .toList();
    }

    private static Stream<Derived> light(Medium medium, Optics optics) {
        var share = "%d of the %d lanes of %s, at one end".formatted(medium.lanes(), optics.lanes(), optics.name());
        return Stream.of(
                new Derived("lasers", optics.lasersOf(medium.lanes()).toString(), share),
                new Derived(
                        "laserModules", optics.laserModulesOf(medium.lanes()).toString(), share),
                new Derived("power", optics.powerOf(medium.lanes()).toString(), share));
    }

    private static List<Derived> engine(Optics optics) {
        return List.of(new Derived(
                "powerPerLane", optics.powerOf(1).toString(), optics.power() + " over " + optics.lanes() + " lanes"));
    }

    private static List<Derived> chip(SwitchChip chip) {
        return Stream.of(
                        chip.bandwidth()
                                .map(all -> new Derived(
                                        "bandwidthPerPort",
                                        new Bandwidth(all.bytesPerSecond() / chip.ports()).toString(),
                                        all + " over " + chip.ports() + " ports")),
                        chip.power()
                                .map(all -> new Derived(
                                        "powerPerPort",
                                        new Power(all.milliwatts() / chip.ports()).toString(),
                                        all + " over " + chip.ports() + " ports")))
                .flatMap(Optional::stream)
                .toList();
    }
}
