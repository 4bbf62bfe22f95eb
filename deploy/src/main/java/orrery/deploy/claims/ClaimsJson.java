package orrery.deploy.claims;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import orrery.deploy.report.Json;

/** The machine-readable twin of {@link ClaimsText}. */
public final class ClaimsJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ClaimsJson() {}

    public static String of(List<Answer> answers) {
        var array = NODES.arrayNode();
        answers.forEach(answer -> array.add(answer(answer)));
        return Json.text(array);
    }

    private static ObjectNode answer(Answer answer) {
        var claim = answer.claim();
        var json = NODES.objectNode()
                .put("name", claim.name())
                .put("claim", claim.claim())
                .put("source", claim.source())
                .put("compared", claim.remark())
                .put("unit", claim.unit())
                .put("claimed_least", claim.least())
                .put("claimed_most", claim.most());
        var isReached = answer.verdict() != Answer.Verdict.NOT_REACHED;
        json.put("model", isReached ? (Double) answer.value() : null)
                .put("model_low", isReached ? (Double) answer.low() : null)
                .put("model_high", isReached ? (Double) answer.high() : null)
                .put("verdict", answer.verdict().name().toLowerCase(Locale.ROOT));
        var sides = json.putArray("sides");
        answer.sides().forEach(side -> sides.add(side(claim, side)));
        return json;
    }

    private static ObjectNode side(Claim claim, Found side) {
        return NODES.objectNode()
                .put("system", side.words())
                .put("figure", claim.serving().figure().unit())
                .put("value", side.reached() ? (Double) side.value() : null)
                .put("low", side.reached() ? (Double) side.low() : null)
                .put("high", side.reached() ? (Double) side.high() : null)
                .put("fastest_tokens_per_s_per_user", side.fastest())
                .put("note", side.remark());
    }
}
