package orrery.deploy.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Blueprint;
import orrery.fabric.topology.Blueprint.DeviceLine;
import orrery.fabric.topology.Blueprint.WireLine;
import orrery.protocol.naming.Spelling;

/** Finds what makes a blueprint no machine, and shows it in its file. */
final class BlueprintCheck {
    private final Blueprint blueprint;
    private final SourceText source;
    private final BlueprintRows rows;
    private final Map<String, DeviceLine> devices = new HashMap<>();
    private final Map<String, List<WireLine>> wires = new HashMap<>(); // by the name of either end

    BlueprintCheck(Blueprint blueprint, SourceText source, Catalogue catalogue) {
        this.blueprint = blueprint;
        this.source = source;
        this.rows = new BlueprintRows(blueprint, source, catalogue);
    }

    /** @throws InputProblem for the first thing that is wrong */
    void check() {
        if (blueprint.devices().isEmpty()) {
            throw InputProblem.of(source.name(), "devices", "none", "at least one device", "");
        }
        rows.check();
        blueprint.devices().forEach(this::checkDevice);
        blueprint.wires().forEach(this::checkWire);
        var ports = new PortCheck(source, rows);
        blueprint.devices().forEach(device -> ports.check(device, wires.getOrDefault(device.name(), List.of())));
        checkConnected();
    }

    private void checkDevice(DeviceLine device) {
        rows.part(device);
        if (NameRange.parse(device.name()).isRange()) {
            var found = "a name that reads as a range";
            throw problem(device.place(), "device " + device.name(), found, "a name without [0-9]", "rename it");
        }
        var before = devices.put(device.name(), device);
        if (before != null) {
            var found = "a second device of this name, after the one at " + before.place();
            throw problem(device.place(), "device " + device.name(), found, "each name once", "");
        }
    }

    private void checkWire(WireLine wire) {
        rows.medium(wire);
        for (var end : List.of(wire.from(), wire.to())) {
            if (!devices.containsKey(end)) {
                var remedy = Spelling.didYouMean(end, devices.keySet());
                throw problem(wire.place(), field(wire), "\"" + end + "\"", "the name of a device", remedy);
            }
            wires.computeIfAbsent(end, _ -> new ArrayList<>()).add(wire);
        }
        if (wire.from().equals(wire.to())) {
            throw problem(wire.place(), field(wire), "a device wired to itself", "two devices", "");
        }
    }

    private void checkConnected() {
        var reached = new HashMap<String, Boolean>();
        var open = new ArrayDeque<String>();
        open.add(blueprint.devices().getFirst().name());
        reached.put(open.getFirst(), true);
        while (!open.isEmpty()) {
            var device = open.remove();
            for (var wire : wires.getOrDefault(device, List.of())) {
                var peer = wire.from().equals(device) ? wire.to() : wire.from();
                if (reached.put(peer, true) == null) {
                    open.add(peer);
                }
            }
        }
        for (var device : blueprint.devices()) {
            if (!reached.containsKey(device.name())) {
                throw disconnected(device);
            }
        }
    }

    private InputProblem disconnected(DeviceLine device) {
        var first = blueprint.devices().getFirst().name();
        return problem(
                device.place(),
                "device " + device.name(),
                wires.containsKey(device.name()) ? "no way to " + first : "no link",
                "every device reaches every other",
                "wire it, or make it a topology of its own");
    }

    private static String field(WireLine wire) {
        return "link " + wire.from() + " to " + wire.to();
    }

    private InputProblem problem(String place, String field, String found, String allowed, String remedy) {
        return new InputProblem(Places.origin(place, source), field, found, allowed, remedy);
    }
}
