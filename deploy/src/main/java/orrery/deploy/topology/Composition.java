package orrery.deploy.topology;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import orrery.deploy.scenario.FieldPath;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.LocatedTree;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.TopologyProblem;
import orrery.fabric.topology.TopologySource;

/** {@code compose:} in YAML: shipped racks on a shipped fabric, by the settings of the shape {@code compose}. */
final class Composition {
    private static final FieldPath COMPOSE = FieldPath.ofDotted("compose");

    private Composition() {}

    /** @throws InputProblem at the key where a setting is unknown or has a value that is not allowed */
    static TopologySource.Named read(LocatedTree tree) {
        var compose = tree.at(COMPOSE);
        if (tree.root().size() > 1) {
            var found = "compose and other keys";
            throw new InputProblem(tree.key(COMPOSE), "compose", found, "compose alone", "keep one of them");
        }
        var text = text(compose);
        try {
            Topologies.sizeOf(text, Catalogue.load());
        } catch (TopologyProblem problem) {
            throw located(problem.getMessage(), tree);
        }
        return new TopologySource.Named(text);
    }

    /** At the key that the message names, where it names one. */
    private static InputProblem located(String message, LocatedTree tree) {
        var told = ProblemText.of(message);
        return tree.at(COMPOSE)
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> message.contains(" " + key + ": ") || message.contains("\"" + key + "\""))
                .map(COMPOSE::child)
                .map(path -> told.at(tree.value(path), path.toString()))
                .findFirst()
                .orElseGet(() -> told.at(tree.key(COMPOSE), COMPOSE.toString()));
    }

    private static String text(JsonNode compose) {
        return "compose:"
                + compose.propertyStream()
                        .map(property ->
                                property.getKey() + "=" + property.getValue().asText())
                        .collect(Collectors.joining(","));
    }
}
