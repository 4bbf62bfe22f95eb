package orrery.fabric.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.CatalogueProblem;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Blueprint.DeviceLine;
import orrery.fabric.topology.Blueprint.MediumLine;
import orrery.fabric.topology.Blueprint.SwitchLine;
import orrery.fabric.topology.Blueprint.WireLine;
import orrery.protocol.naming.Spelling;

/** Draws a blueprint line by line, so that every problem is found at the line that causes it. */
final class BlueprintReading {
    private final Blueprint blueprint;
    private final Catalogue catalogue;
    private final Drawing draw;
    private final Map<String, Part> chips = new HashMap<>();
    private final Map<String, Medium> media = new HashMap<>();
    private final Map<String, Row> devices = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    BlueprintReading(Blueprint blueprint, Catalogue catalogue) {
        this.blueprint = blueprint;
        this.catalogue = catalogue;
        draw = new Drawing(blueprint.name());
    }

    Topology topology() {
        blueprint.chips().forEach(this::chip);
        blueprint.media().forEach(this::medium);
        blueprint.devices().forEach(this::device);
        blueprint.wires().forEach(this::wire);
        blueprint.routes().forEach(draw::route);
        try {
            return draw.seal();
        } catch (TopologyProblem problem) {
            throw problem.device().map(places::get).map(problem::in).orElse(problem);
        }
    }

    private void chip(SwitchLine line) {
        var chip = made(
                line.place(),
                () -> new SwitchChip(line.name(), line.kind(), line.ports(), line.latency(), line.reduces()));
        requireNew(chips.put(line.name(), chip), "switch chip", line.name(), line.place());
    }

    private void medium(MediumLine line) {
        if (line.latency().picos() <= 0) {
            throw TopologyProblem.at(
                    line.place(),
                    "medium \"" + line.name() + "\" without a latency",
                    "a latency above zero",
                    "; give it one, since devices may run ahead of each other only by the latency of their links");
        }
        var medium = made(
                line.place(),
                () -> new Medium(
                        line.name(),
                        line.kind(),
                        line.optical(),
                        line.bandwidth(),
                        1,
                        1,
                        line.latency(),
                        line.largestPayload(),
                        line.header(),
                        OptionalLong.empty()));
        requireNew(media.put(line.name(), medium), "medium", line.name(), line.place());
    }

    private void device(DeviceLine line) {
        var part = chips.containsKey(line.partName())
                ? chips.get(line.partName())
                : made(line.place(), () -> catalogue.part(line.partName()));
        requireNew(places.put(line.name(), line.place()), "device", line.name(), line.place());
        devices.put(line.name(), draw.device(line.name(), part, line.rack()));
    }

    private void wire(WireLine line) {
        var medium = media.containsKey(line.mediumName())
                ? media.get(line.mediumName())
                : made(line.place(), () -> catalogue.medium(line.mediumName()));
        var from = end(line.from(), line.place());
        var to = end(line.to(), line.place());
        if (line.from().equals(line.to())) {
            throw TopologyProblem.at(
                    line.place(), "a wire from \"" + line.from() + "\" to itself", "two devices", "; name another end");
        }
        requireOneOrMore(line.bundled(), "bundled", line.place());
        requireOneOrMore(line.parallel(), "parallel", line.place());
        var wide = line.bundled() == 1 ? medium : made(line.place(), () -> medium.bundled(line.bundled()));
        draw.wire(from.all(), line.parallel(), wide, to.all());
    }

    private Row end(String name, String place) {
        var row = devices.get(name);
        if (row == null) {
            throw TopologyProblem.at(
                    place,
                    "a wire to \"" + name + "\"",
                    "the names of the file's " + devices.size() + " devices",
                    Spelling.hint(name, devices.keySet()));
        }
        return row;
    }

    private static void requireOneOrMore(int found, String field, String place) {
        if (found < 1) {
            throw TopologyProblem.at(place, field + " " + found, "a whole number from 1 on", "");
        }
    }

    private static void requireNew(Object before, String what, String name, String place) {
        if (before != null) {
            throw TopologyProblem.at(
                    place,
                    "a second " + what + " called \"" + name + "\"",
                    "every name once",
                    before instanceof String first ? "; the first is at " + first : "");
        }
    }

    /** Whatever the catalogue finds wrong, with the line that asked for it. */
    private static <T> T made(String place, Supplier<T> make) {
        try {
            return make.get();
        } catch (CatalogueProblem problem) {
            throw new TopologyProblem(place + ": " + problem.getMessage());
        } catch (IllegalArgumentException | ArithmeticException problem) {
            throw TopologyProblem.at(place, problem.getMessage(), "parts that can be built", "");
        }
    }
}
