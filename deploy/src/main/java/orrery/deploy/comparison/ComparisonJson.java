package orrery.deploy.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import orrery.deploy.comparison.Comparison.Difference;
import orrery.deploy.comparison.Comparison.Parting;
import orrery.deploy.report.Json;

/** The machine-readable twin of {@link ComparisonText}, with the figures that are equal, too. */
public final class ComparisonJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ComparisonJson() {}

    public static String of(Comparison comparison) {
        var json = NODES.objectNode().put("same", comparison.isSame());
        json.set("inputs", differences(comparison.inputs()));
        json.set("metrics", differences(comparison.metrics()));
        json.set("first_event", parting(comparison.event()));
        json.set("first_device", parting(comparison.device()));
        return Json.text(json);
    }

    private static ArrayNode differences(List<Difference> differences) {
        var array = NODES.arrayNode();
        differences.forEach(difference -> array.addObject()
                .put("field", difference.field())
                .put("a", difference.first())
                .put("b", difference.second())
                .put("differs", difference.isOne()));
        return array;
    }

    private static JsonNode parting(Optional<Parting> parting) {
        return parting.<JsonNode>map(at -> NODES.objectNode()
                        .put("line", at.line())
                        .put("a", at.first())
                        .put("b", at.second()))
                .orElse(NODES.nullNode());
    }
}
