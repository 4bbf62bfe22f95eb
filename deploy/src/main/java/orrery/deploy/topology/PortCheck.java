package orrery.deploy.topology;

import java.util.List;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Blueprint.DeviceLine;
import orrery.fabric.topology.Blueprint.WireLine;

/** A switch chip holds as many links as it has ports, all of them of its own network. */
record PortCheck(SourceText source, BlueprintRows rows) {

    void check(DeviceLine device, List<WireLine> wires) {
        if (!(rows.part(device) instanceof SwitchChip chip)) {
            return;
        }
        long links = 0;
        for (var wire : wires) {
            links += (long) wire.bundled() * wire.parallel();
            if (rows.medium(wire) != chip.speaks()) {
                throw foreign(device, chip, wire);
            }
            if (links > chip.ports()) {
                throw oversubscribed(device, chip, wire, wires);
            }
        }
    }

    private InputProblem foreign(DeviceLine device, SwitchChip chip, WireLine wire) {
        return new InputProblem(
                Places.origin(wire.place(), source),
                "medium of link " + wire.from() + " to " + wire.to(),
                wire.mediumName() + " at " + device.name() + ", a " + chip.name(),
                "media of kind " + Attributes.word(chip.speaks()),
                "");
    }

    /** Points at the first link that finds no port. */
    private InputProblem oversubscribed(DeviceLine device, SwitchChip chip, WireLine wire, List<WireLine> wires) {
        long all = wires.stream()
                .mapToLong(each -> (long) each.bundled() * each.parallel())
                .sum();
        return new InputProblem(
                Places.origin(wire.place(), source),
                "link " + wire.from() + " to " + wire.to(),
                device.name() + " wired by " + all + " links",
                "the " + chip.ports() + " ports of " + chip.name(),
                "wire fewer, or take a chip with more ports");
    }
}
