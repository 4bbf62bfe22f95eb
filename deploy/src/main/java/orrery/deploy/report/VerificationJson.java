package orrery.deploy.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orrery.node.outcome.Verification;

/** The comparison with one device, every near-tie and difference included; {@code passed} is null where nothing was compared. */
public final class VerificationJson {
    private VerificationJson() {}

    public static ObjectNode of(Verification verification) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", verdict(verification));
        json.put("passed", verification.compared() == 0 ? null : verification.passed());
        json.put("equal", verification.equal()).put("compared", verification.compared());
        MetricsJson.put(json, "max_logit_difference", verification.maxLogitDifference());
        MetricsJson.put(json, "relative_logit_difference", verification.relativeLogitDifference());
        MetricsJson.put(json, "least_gap", verification.leastGap());
        var ties = json.putArray("near_ties");
        for (var tie : verification.nearTies()) {
            ties.addObject()
                    .put("request", tie.request())
                    .put("index", tie.index())
                    .put("best", tie.best())
                    .put("second", tie.second())
                    .put("gap", tie.gap())
                    .put("diverged", tie.diverged());
        }
        var differences = json.putArray("differences");
        for (var difference : verification.differences()) {
            differences
                    .addObject()
                    .put("request", difference.request())
                    .put("index", difference.index())
                    .put("expected", difference.expected())
                    .put("found", difference.found())
                    .put("gap", difference.gap());
        }
        var expertTies = json.putArray("expert_ties");
        for (var tie : verification.expertTies()) {
            expertTies
                    .addObject()
                    .put("request", tie.request())
                    .put("block", tie.block())
                    .put("position", tie.position())
                    .put("relative_gap", tie.gap());
        }
        return json;
    }

    /** Where nothing was compared, nothing is known. */
    private static String verdict(Verification verification) {
        if (verification.compared() == 0) {
            return "not verified";
        }
        return verification.passed() ? "verified" : "failed";
    }
}
