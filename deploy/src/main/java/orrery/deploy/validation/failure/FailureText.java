package orrery.deploy.validation.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.report.TextTable;
import orrery.deploy.validation.ErrorText;
import orrery.deploy.validation.Percent;
import orrery.deploy.validation.failure.FailureFinding.Compared;

/** A validation of failures as people read it, on a terminal or as Markdown. */
public final class FailureText {
    private FailureText() {}

    public static String of(FailureValidation validation) {
        return TextTable.of(table(validation))
                + "\nErrors are shares of what was measured: 0 within a published range, and from its nearer end outside.\n"
                + ErrorText.excluded(excluded(validation));
    }

    public static String markdown(FailureValidation validation) {
        var rows = table(validation);
        rows.add(1, rows.getFirst().stream().map(_ -> "---").toList());
        var inputs = validation.inputs().stream()
                .map(one -> "- " + one.row().words() + ": " + one.figures() + "\n")
                .collect(Collectors.joining());
        return """
                # Modelled against counted failures

                Rates of GPUs, hosts and network are those of one training run on 16,384 H100; every row below but the first was counted by
                somebody else, on other chips and under other rules for what a failure is. Nothing is fitted to them. An error is a share
                of what was measured: 0 within a published range, and from its nearer end outside. Job MTTF of 1,024 GPUs comes
                out far too long: jobs of that size fail for reasons that the counts of one large, watched run do not hold. Effective
                time comes out long, too: work since the last checkpoint of a training run is not lost here, and restarts are
                those of a serving copy. Servers are taken to have eight GPUs, links a pluggable module at both
                ends. Written by `orrery validate failures --write FOLDER`.

                """
                + rows.stream()
                        .map(cells -> "| " + String.join(" | ", cells) + " |\n")
                        .collect(Collectors.joining())
                + "\n## Rows that rates were taken from\n\nThey prove nothing, and are not compared.\n\n" + inputs
                + ErrorText.excludedInMarkdown(excluded(validation));
    }

    private static List<List<String>> table(FailureValidation validation) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("row", "unit", "confidence", "measured", "modelled", "error"));
        validation.compared().forEach(one -> rows.add(cells(one)));
        return rows;
    }

    private static List<String> cells(Compared one) {
        return List.of(
                one.row().words(),
                one.row().unit(),
                one.row().confidence(),
                one.measured().toString(),
                String.format(Locale.ROOT, "%.4g", one.modelled()),
                Percent.signed(one.error()));
    }

    private static List<String> excluded(FailureValidation validation) {
        return validation.excluded().stream()
                .map(one -> one.row().words() + ": " + one.reason())
                .toList();
    }
}
