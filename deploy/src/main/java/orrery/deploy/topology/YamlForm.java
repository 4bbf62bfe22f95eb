package orrery.deploy.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import orrery.deploy.scenario.FieldPath;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.LocatedTree;
import orrery.deploy.scenario.ScenarioSchema;
import orrery.deploy.scenario.SourceText;
import orrery.deploy.scenario.Syntax;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Blueprint;
import orrery.fabric.topology.Blueprint.MediumLine;
import orrery.fabric.topology.Blueprint.SwitchLine;
import orrery.fabric.topology.RouteLine;
import orrery.fabric.topology.TopologySource;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.UnitProblem;

/** The form in YAML, whose rules the published schema ({@code orrery/topology.schema.json}) holds. */
final class YamlForm {
    private final SourceText source;
    private final LocatedTree tree;

    YamlForm(SourceText source) {
        this.source = source;
        this.tree = Syntax.YAML.read(source);
        var schema = ScenarioSchema.ofTopology();
        schema.check(tree);
        schema.fillDefaults((ObjectNode) tree.root());
    }

    /** @param nameWithout what to call it where the file does not say */
    TopologySource read(String nameWithout) {
        return tree.root().has("compose")
                ? Composition.read(tree)
                : new TopologySource.Drawn(TopologyFile.checked(blueprint(nameWithout), source));
    }

    private Blueprint blueprint(String nameWithout) {
        var rows = new YamlRows(tree);
        return new Blueprint(
                tree.root().path("name").asText(nameWithout),
                rows.devices(),
                rows.wires(),
                each("chips", this::chip),
                each("media", this::medium),
                each("routes", this::route));
    }

    private <T> List<T> each(String list, BiFunction<JsonNode, FieldPath, T> line) {
        var lines = new ArrayList<T>();
        for (var node : tree.root().path(list)) {
            lines.add(line.apply(node, FieldPath.ofDotted(list).child(lines.size())));
        }
        return lines;
    }

    private SwitchLine chip(JsonNode chip, FieldPath path) {
        return new SwitchLine(
                chip.get("name").asText(),
                DeviceKind.valueOf(upper(chip.get("kind"))),
                chip.get("ports").asInt(),
                unit(chip, path, "latency", SimDuration::parse),
                chip.get("reduces").asBoolean(),
                Places.text(tree.value(path)));
    }

    private MediumLine medium(JsonNode medium, FieldPath path) {
        return new MediumLine(
                medium.get("name").asText(),
                Medium.Kind.valueOf(upper(medium.get("kind"))),
                unit(medium, path, "bandwidth", Bandwidth::parse),
                unit(medium, path, "latency", SimDuration::parse),
                unit(medium, path, "payload", ByteCount::parse),
                unit(medium, path, "header", ByteCount::parse),
                medium.get("optical").asBoolean(),
                Places.text(tree.value(path)));
    }

    private RouteLine route(JsonNode route, FieldPath path) {
        return new RouteLine(
                route.get("at").asText(),
                route.get("to").asText(),
                route.get("next").asText(),
                Places.text(tree.value(path)));
    }

    private static String upper(JsonNode word) {
        return word.asText().toUpperCase(Locale.ROOT);
    }

    private <T> T unit(JsonNode line, FieldPath path, String field, Function<String, T> parse) {
        var text = line.get(field).asText();
        var child = path.child(field);
        try {
            return parse.apply(text);
        } catch (UnitProblem problem) {
            throw new InputProblem(tree.value(child), child.toString(), "\"" + text + "\"", problem.allowed(), "");
        } catch (IllegalArgumentException impossible) {
            throw new InputProblem(tree.value(child), child.toString(), text, impossible.getMessage(), "");
        }
    }
}
