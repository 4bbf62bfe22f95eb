package orrery.deploy.hypothesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The machine-readable twin of {@link VerdictText}. Null is unknown. */
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
        put(json, "found", expectation, verdict.found());
        put(json, "baseline", expectation, verdict.baseline());
        for (var bound : expectation.bounds()) {
            var key = bound.kind().name().toLowerCase(Locale.ROOT);
            put(json, key, expectation, bound.limit(verdict.baseline()));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, Expectation expectation, double value) {
        if (!Double.isFinite(value)) {
            json.putNull(name);
        } else if (expectation.metric().isTruth()) {
            json.put(name, value == 1);
        } else {
            json.put(name, value);
        }
    }
}
