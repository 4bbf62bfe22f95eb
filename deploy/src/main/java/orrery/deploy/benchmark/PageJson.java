package orrery.deploy.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.List;

/** The machine-readable twin of {@link PageText}: every frame of every run, not only medians. */
public final class PageJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private PageJson() {}

    public static String of(PagePlan plan, List<PageMeasured> found) {
        var json = JSON.createObjectNode().put("benchmark", PageFile.BENCHMARK);
        json.set("plan", JSON.valueToTree(plan));
        json.put("cores", Runtime.getRuntime().availableProcessors());
        json.set("runs", JSON.valueToTree(found));
        return json.toPrettyString() + "\n";
    }
}
