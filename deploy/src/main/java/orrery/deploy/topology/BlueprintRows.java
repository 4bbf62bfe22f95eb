package orrery.deploy.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Blueprint;
import orrery.fabric.topology.Blueprint.DeviceLine;
import orrery.fabric.topology.Blueprint.MediumLine;
import orrery.fabric.topology.Blueprint.SwitchLine;
import orrery.fabric.topology.Blueprint.WireLine;
import orrery.protocol.naming.Spelling;

/** The parts and media that a blueprint may use: the catalogue's and its own. */
final class BlueprintRows {
    private final SourceText source;
    private final Blueprint blueprint;
    private final PartNames names;
    private final Map<String, SwitchLine> chips = new LinkedHashMap<>();
    private final Map<String, MediumLine> media = new LinkedHashMap<>();

    BlueprintRows(Blueprint blueprint, SourceText source, Catalogue catalogue) {
        this.blueprint = blueprint;
        this.source = source;
        this.names = new PartNames(catalogue);
    }

    /** Own rows have names of their own, and links have latency. */
    void check() {
        for (var chip : blueprint.chips()) {
            refuseDouble(chip.name(), chip.place(), "chip", names.parts(), chips.put(chip.name(), chip) != null);
        }
        for (var medium : blueprint.media()) {
            boolean isSecond = media.put(medium.name(), medium) != null;
            refuseDouble(medium.name(), medium.place(), "medium", names.media(), isSecond);
            if (medium.latency().picos() == 0) {
                throw new InputProblem(
                        Places.origin(medium.place(), source),
                        "latency of " + medium.name(),
                        "0 ps",
                        "above zero: devices run side by side only for as long as no link is quicker",
                        "give the latency of the real wire, for example 5 ns for 1 m of cable");
            }
        }
    }

    private void refuseDouble(String name, String place, String what, Collection<String> taken, boolean isSecond) {
        if (isSecond || taken.contains(name)) {
            var found = isSecond ? "a second " + what + " of this name" : "a name of the catalogue";
            throw problem(place, what + " " + name, found, "each name once", "give it another name");
        }
    }

    /** Its part; an own chip as the part that it will be. */
    Part part(DeviceLine device) {
        var own = chips.get(device.partName());
        if (own != null) {
            return new SwitchChip(own.name(), own.kind(), own.ports(), own.latency(), own.reduces());
        }
        return names.part(device.partName()).orElseThrow(() -> {
            var all = new ArrayList<>(chips.keySet());
            all.addAll(names.parts());
            return unknown(device.place(), "part of " + device.name(), device.partName(), all);
        });
    }

    /** What a wire speaks. */
    Medium.Kind medium(WireLine wire) {
        var own = media.get(wire.mediumName());
        if (own != null) {
            return own.kind();
        }
        return names.medium(wire.mediumName()).map(Medium::kind).orElseThrow(() -> {
            var all = new ArrayList<>(media.keySet());
            all.addAll(names.media());
            var field = "medium of link " + wire.from() + " to " + wire.to();
            return unknown(wire.place(), field, wire.mediumName(), all);
        });
    }

    private InputProblem unknown(String place, String field, String found, Collection<String> all) {
        return problem(place, field, "\"" + found + "\"", String.join(", ", all), Spelling.didYouMean(found, all));
    }

    private InputProblem problem(String place, String field, String found, String allowed, String remedy) {
        return new InputProblem(Places.origin(place, source), field, found, allowed, remedy);
    }
}
