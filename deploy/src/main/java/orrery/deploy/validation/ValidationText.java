package orrery.deploy.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.report.TextTable;

/** A validation as people read it, on a terminal or as Markdown. */
public final class ValidationText {
    private static final List<String> HEADER =
            List.of("system", "collective", "sizes", "rows", "median |error|", "worst", "bias");
    private static final List<String> ROW_HEADER = List.of(
            "row",
            "GPUs",
            "collective",
            "bytes",
            "measured",
            "modelled",
            "error",
            "algorithm",
            "protocol",
            "measured with");

    private ValidationText() {}

    public static String of(Validation validation) {
        return TextTable.of(table(validation)) + "\nErrors of latency; bias is positive where the model is slow.\n"
                + omissions(validation, "\nNot modelled:\n", "  ");
    }

    /** One line for every compared row. */
    public static String each(Validation validation) {
        var rows = new ArrayList<>(List.of(ROW_HEADER));
        validation.compared().forEach(one -> rows.add(cells(one)));
        return TextTable.of(rows);
    }

    public static String markdown(Validation validation) {
        var rows = table(validation);
        var rule = rows.getFirst().stream().map(_ -> "---").toList();
        rows.add(1, rule);
        return """
                # Modelled against measured collectives

                Every measured row of a system that can be drawn is repeated through the emulator. The error is that of the
                latency; bias is the median with its sign, positive where the model is slow. Written by
                `orrery validate collectives --write FILE`.

                """ + rows.stream().map(ValidationText::line).collect(Collectors.joining())
                + omissions(validation, "\n## Not modelled\n\n", "- ");
    }

    private static List<List<String>> table(Validation validation) {
        var rows = new ArrayList<>(List.of(HEADER));
        ErrorTable.of(validation.compared()).lines().forEach(line -> rows.add(cells(line)));
        return rows;
    }

    private static List<String> cells(ErrorLine line) {
        return List.of(
                line.system(),
                line.collective(),
                line.sizes().toString(),
                Integer.toString(line.rows()),
                Percent.of(line.median()),
                Percent.signed(line.worst()),
                Percent.signed(line.bias()));
    }

    private static List<String> cells(Compared one) {
        var row = one.row();
        return List.of(
                "line " + row.line() + " " + row.system(),
                Integer.toString(row.gpus()),
                row.collective(),
                row.bytes().isPresent() ? Long.toString(row.bytes().getAsLong()) : "peak",
                String.format(Locale.ROOT, "%.2f us", one.measuredMicros()),
                String.format(Locale.ROOT, "%.2f us", one.modelledMicros()),
                Percent.signed(one.error()),
                one.algorithm().name().toLowerCase(Locale.ROOT),
                one.protocol().name().toLowerCase(Locale.ROOT),
                row.algorithm());
    }

    private static String line(List<String> cells) {
        return "| "
                + String.join(
                        " | ",
                        cells.stream().map(cell -> cell.replace("|", "\\|")).toList()) + " |\n";
    }

    private static String omissions(Validation validation, String title, String before) {
        var omissions = Omission.of(validation.unmodelled());
        return omissions.isEmpty()
                ? ""
                : title
                        + omissions.stream()
                                .map(one -> before + one.words() + "\n")
                                .collect(Collectors.joining());
    }
}
