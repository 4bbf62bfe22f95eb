package orrery.deploy.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.List;

/** The machine-readable twin of {@link DecodeText}: every JVM, not only medians. */
public final class DecodeJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private DecodeJson() {}

    public static String of(DecodePlan plan, List<DecodeFound> found) {
        var json = JSON.createObjectNode().put("benchmark", "decode");
        json.set("plan", JSON.valueToTree(plan));
        json.put("cores", Runtime.getRuntime().availableProcessors());
        json.set("runs", JSON.valueToTree(found));
        return json.toPrettyString() + "\n";
    }
}
