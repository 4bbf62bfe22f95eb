package orrery.deploy.verification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orrery.deploy.report.Json;
import orrery.deploy.report.VerificationJson;

/** The machine-readable twin of {@link ResultText}: {@code result} is the same on every run, {@code effort} is not. */
public final class ResultJson {
    private ResultJson() {}

    public static String of(List<Result> results, Summary summary) {
        var root = JsonNodeFactory.instance.objectNode();
        var result = root.putObject("result");
        result.put("cases", summary.cases()).put("failed", summary.failed()).put("near_ties", summary.nearTies());
        result.put("max_logit_difference", summary.maxLogitDifference());
        var leftOut = result.putArray("left_out");
        summary.leftOut().forEach(leftOut::add);
        var rows = result.putArray("results");
        results.forEach(one -> rows.add(row(one)));
        root.putObject("effort").put("wall_seconds", summary.wallSeconds());
        return Json.text(root);
    }

    /** One result. */
    public static ObjectNode row(Result result) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("model", result.what().model()).put("plan", result.what().plan());
        json.put("topology", result.topology()).put("passed", result.passed());
        var jvms = json.putArray("jvms");
        result.jvms().forEach(jvms::add);
        result.outcome().ifPresent(outcome -> {
            json.put("end_ps", outcome.end().picos()).put("fingerprint", outcome.fingerprint());
            json.set("verification", VerificationJson.of(outcome.verification()));
        });
        var problems = json.putArray("problems");
        result.problems().forEach(problems::add);
        return json.put("command", result.what().command());
    }
}
