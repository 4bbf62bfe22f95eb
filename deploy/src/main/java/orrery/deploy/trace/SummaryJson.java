package orrery.deploy.trace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import orrery.deploy.report.Json;
import orrery.node.trace.TraceSummary;

/** What is in a trace, as one JSON object. */
public final class SummaryJson {
    private SummaryJson() {}

    public static String of(String file, TraceSummary summary) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("file", file)
                .put("version", summary.version())
                .put("nodes", summary.nodes())
                .put("dependencies", summary.dependencies());
        var kinds = root.putArray("kinds");
        for (var kind : summary.kinds()) {
            kinds.addObject()
                    .put("kind", kind.name())
                    .put("nodes", kind.nodes())
                    .put("bytes", kind.bytes())
                    .put("operations", kind.operations())
                    .put("micros", kind.micros());
        }
        root.putObject("critical_path").put("nodes", summary.longestChain()).put("micros", summary.longestMicros());
        return Json.text(root);
    }
}
