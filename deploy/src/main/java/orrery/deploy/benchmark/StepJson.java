package orrery.deploy.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The machine-readable twin of {@link StepText}: every step of every run, not only medians. */
public final class StepJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private StepJson() {}

    public static String of(StepPlan plan, StepFound found) {
        var json = JSON.createObjectNode().put("benchmark", StepFile.BENCHMARK);
        json.set("plan", JSON.valueToTree(plan));
        json.put("cores", Runtime.getRuntime().availableProcessors());
        json.setAll(JSON.<ObjectNode>valueToTree(found));
        return json.toPrettyString() + "\n";
    }
}
