package orrery.deploy.trace;

import java.util.ArrayList;
import java.util.List;
import orrery.deploy.report.TextTable;
import orrery.node.trace.TraceSummary;

/** What is in a trace, as a table. */
public final class SummaryText {
    private SummaryText() {}

    public static String of(String file, TraceSummary summary) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("kind", "nodes", "bytes", "operations", "measured us"));
        for (var kind : summary.kinds()) {
            rows.add(List.of(
                    kind.name(),
                    Long.toString(kind.nodes()),
                    Long.toString(kind.bytes()),
                    Long.toString(kind.operations()),
                    Long.toString(kind.micros())));
        }
        return file + ": schema " + (summary.version().isEmpty() ? "not named" : summary.version()) + ", "
                + summary.nodes() + " nodes, " + summary.dependencies() + " dependencies\n" + TextTable.of(rows)
                + "critical path: " + summary.longestChain() + " nodes; " + summary.longestMicros()
                + " us of what was measured\n";
    }
}
