package orrery.deploy.verification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orrery.deploy.report.Json;
import orrery.deploy.verification.Search.Finding;
import orrery.deploy.verification.Search.Tally;

/** The machine-readable twin of {@link SearchText}. */
public final class SearchJson {
    private SearchJson() {}

    /** One JSON object without a line feed. */
    public static String glance(Tally tally, double wallSeconds) {
        var root = JsonNodeFactory.instance.objectNode();
        put(root.putObject("progress"), tally).put("wall_seconds", wallSeconds);
        return root.toString();
    }

    /** One case. */
    public static String of(Finding finding) {
        return Json.text(row(finding));
    }

    /** The end of a search, with all that it found. */
    public static String summary(Tally tally, long seed, double wallSeconds, List<Finding> findings) {
        var root = JsonNodeFactory.instance.objectNode();
        var result = put(root.putObject("result").put("seed", seed), tally);
        var rows = result.putArray("results");
        findings.forEach(finding -> rows.add(row(finding)));
        root.putObject("effort").put("wall_seconds", wallSeconds);
        return Json.text(root);
    }

    private static ObjectNode row(Finding finding) {
        return ResultJson.row(finding.result()).put("seed", finding.seed()).put("replay", finding.command());
    }

    private static ObjectNode put(ObjectNode json, Tally tally) {
        return json.put("cases", tally.cases())
                .put("redrawn", tally.refused())
                .put("on_more_jvms", tally.onMoreJvms())
                .put("near_ties", tally.nearTies())
                .put("findings", tally.findings());
    }
}
