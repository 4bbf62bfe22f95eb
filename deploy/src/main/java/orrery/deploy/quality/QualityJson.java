package orrery.deploy.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orrery.node.quality.FormatQuality;

/** The machine-readable twin of {@link QualityText}; divergences in nats. */
public final class QualityJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private QualityJson() {}

    public static String of(String model, String text, List<FormatQuality> found) {
        var json = JSON.createObjectNode().put("model", model).put("text", text);
        var rows = json.putArray("formats");
        found.forEach(one -> rows.add(row(one)));
        return json.toPrettyString() + "\n";
    }

    private static ObjectNode row(FormatQuality one) {
        return JSON.createObjectNode()
                .put("weights", one.formats().weights().spelling())
                .put("activations", one.formats().activations().spelling())
                .put("cache", one.formats().cache().spelling())
                .put("predicted_tokens", one.predicted())
                .put("perplexity", one.perplexity())
                .put("mean_kl", one.divergence())
                .put("largest_kl", one.largestDivergence())
                .put("same_best", one.sameBest())
                .put("continuations", one.continuations())
                .put("diverged", one.diverged())
                .put("first_divergent_token", one.firstDivergentToken());
    }
}
