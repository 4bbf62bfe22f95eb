package orrery.deploy.validation.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import orrery.deploy.report.TextTable;
import orrery.deploy.validation.Percent;

/** A validation of kernels as people read it, on a terminal or as Markdown. */
public final class KernelText {
    private static final List<String> HEADER =
            List.of("system", "kernel", "dtype", "rows", "median |error|", "p90", "bias", "worst rows");

    private KernelText() {}

    public static String of(KernelValidation validation) {
        return TextTable.of(table(validation))
                + "\nErrors of latency; bias is the median with its sign, positive where the model is slow.\n"
                + excluded(validation, "\nNot compared:\n", "  ");
    }

    public static String markdown(KernelValidation validation) {
        var rows = table(validation);
        rows.add(1, HEADER.stream().map(_ -> "---").toList());
        return """
                # Modelled against measured kernels

                Every measured row is compared with the model of its kernel on its chip. The error is that of the latency;
                bias is the median with its sign, positive where the model is slow. Places name the files of the
                calibration data. Written by `orrery validate kernels --calibration FOLDER --write FOLDER`.

                """
                + rows.stream().map(KernelText::line).collect(Collectors.joining())
                + excluded(validation, "\n## Not compared\n\n", "- ");
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells).replace("|error|", "\\|error\\|") + " |\n";
    }

    private static List<List<String>> table(KernelValidation validation) {
        var rows = new ArrayList<>(List.of(HEADER));
        validation.table().lines().forEach(line -> rows.add(cells(line)));
        return rows;
    }

    private static List<String> cells(KernelErrorLine line) {
        return List.of(
                line.key().system(),
                line.key().kernel(),
                line.key().dtype(),
                Integer.toString(line.rows()),
                Percent.of(line.median()),
                Percent.of(line.p90()),
                Percent.signed(line.bias()),
                line.worst());
    }

    private static String excluded(KernelValidation validation, String title, String before) {
        return validation.excluded().isEmpty()
                ? ""
                : title
                        + validation.excluded().stream()
                                .map(one -> before + one.words() + "\n")
                                .collect(Collectors.joining());
    }
}
