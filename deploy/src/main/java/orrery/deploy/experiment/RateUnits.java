package orrery.deploy.experiment;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import orrery.deploy.scenario.FieldPath;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.LocatedTree;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.Selector;
import orrery.fabric.fault.Target;
import orrery.fabric.topology.Topology;

/** Rates are of each thing that is selected: who writes another class of things beside a rate means another rate. */
final class RateUnits {
    private static final Pattern UNIT = Pattern.compile("/\\s*([a-z-]+)\\s*/");

    private final LocatedTree tree;
    private final Topology topology;

    RateUnits(LocatedTree tree, Topology topology) {
        this.tree = tree;
        this.topology = topology;
    }

    /** @throws InputProblem where something else is selected than the rate is of */
    void check(List<ScheduledFault> faults) {
        for (var number = 0; number < faults.size(); number++) {
            check(faults.get(number), FieldPath.ofDotted("faults").child(number).child("rate"));
        }
    }

    private void check(ScheduledFault fault, FieldPath rate) {
        var unit = UNIT.matcher(tree.at(rate).asText());
        if (unit.find()) {
            new Selector(fault.select())
                    .select(topology, fault.action(), fault.seed()).stream()
                            .map(this::words)
                            .filter(words -> !words.contains(unit.group(1)))
                            .findFirst()
                            .ifPresent(words -> refuse(fault, rate, unit.group(1), words.getFirst()));
        }
    }

    private void refuse(ScheduledFault fault, FieldPath rate, String unit, String selected) {
        throw new InputProblem(
                tree.value(rate),
                rate.toString(),
                "a rate of each " + unit + ", where select: " + fault.select() + " is of each " + selected,
                "/" + selected + "/h, or /h alone",
                "");
    }

    /** What may be said of a target, the usual word first. */
    private List<String> words(Target target) {
        return switch (target) {
            case Target.OneDevice(var device) -> words(topology.kind(device));
            case Target.Wire(var device, var port) ->
                List.of("link", topology.medium(device, port).kind().name().toLowerCase(Locale.ROOT));
            case Target.Light(var _, var source, var _) -> List.of(source.name().toLowerCase(Locale.ROOT));
            case Target.Together(var name, var _) ->
                topology.find(name).isPresent() ? List.of("host") : List.of(name.replaceFirst("\\[.*", ""));
        };
    }

    private static List<String> words(DeviceKind kind) {
        var word = kind.name().toLowerCase(Locale.ROOT);
        return kind.isSwitch() ? List.of(word, "switch") : List.of(word);
    }
}
