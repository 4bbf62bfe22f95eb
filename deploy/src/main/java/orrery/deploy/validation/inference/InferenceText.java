package orrery.deploy.validation.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import orrery.deploy.report.TextTable;
import orrery.deploy.validation.Percent;

/** A validation of inference as people read it, on a terminal or as Markdown. */
public final class InferenceText {
    private static final List<String> HEADER =
            List.of("system", "model", "metric", "rows", "median |error|", "p90", "bias", "worst rows");

    private InferenceText() {}

    public static String of(InferenceValidation validation) {
        return TextTable.of(table(validation))
                + "\nErrors are shares of what was measured; bias is the median with its sign, positive where the model is"
                + " faster.\n"
                + excluded(validation, "\nNot compared:\n", "  ");
    }

    public static String markdown(InferenceValidation validation) {
        var rows = table(validation);
        rows.add(1, HEADER.stream().map(_ -> "---").toList());
        return """
                # Forecast against measured inference

                Every measured run whose plan and load are stated is forecast, and nothing is fitted to any of them. The
                error is a share of what was measured; bias is the median with its sign, positive where the model is faster.
                Lines are those of the shipped rows. Written by `orrery validate inference --write FOLDER`.

                """
                + rows.stream()
                        .map(cells -> "| " + String.join(" | ", cells) + " |\n")
                        .collect(Collectors.joining())
                + excluded(validation, "\n## Not compared\n\n", "- ");
    }

    private static List<List<String>> table(InferenceValidation validation) {
        var rows = new ArrayList<>(List.of(HEADER));
        validation.table().lines().forEach(line -> rows.add(cells(line)));
        return rows;
    }

    private static List<String> cells(InferenceErrorLine line) {
        var all = line.key().model().isEmpty();
        return List.of(
                line.key().system(),
                all ? "all" : line.key().model(),
                all ? "all" : line.key().metric(),
                Integer.toString(line.rows()),
                Percent.of(line.median()),
                Percent.of(line.p90()),
                Percent.signed(line.bias()),
                line.worst());
    }

    private static String excluded(InferenceValidation validation, String title, String before) {
        return validation.excluded().isEmpty()
                ? ""
                : title
                        + validation.excluded().stream()
                                .map(one -> before + one.words() + "\n")
                                .collect(Collectors.joining());
    }
}
