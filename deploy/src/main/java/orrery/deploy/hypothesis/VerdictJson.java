package orrery.deploy.hypothesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The machine-readable twin of {@link VerdictText}. Truths are 1 and 0; null is unknown. */
public final class VerdictJson {
    private VerdictJson() {}

    public static ArrayNode of(List<Verdict> verdicts) {
        var array = JsonNodeFactory.instance.arrayNode();
        verdicts.forEach(verdict -> array.add(one(verdict)));
        return array;
    }

    private static ObjectNode one(Verdict verdict) {
        var expectation = verdict.expectation();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("metric", expectation.named()).put("when", expectation.when().word());
        json.put("fault", expectation.fault() == Expectation.ALL ? null : (Integer) expectation.fault());
        json.put("passed", verdict.passed());
        put(json, "found", verdict.found());
        put(json, "baseline", verdict.baseline());
        for (var bound : expectation.bounds()) {
            put(json, bound.kind().name().toLowerCase(Locale.ROOT), bound.limit(verdict.baseline()));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, double value) {
        json.put(name, Double.isFinite(value) ? (Double) value : null);
    }
}
