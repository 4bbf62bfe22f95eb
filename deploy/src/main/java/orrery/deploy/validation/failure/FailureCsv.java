package orrery.deploy.validation.failure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.validation.CsvRows;

/** Errors by row, as a file that later errors are held against. */
public final class FailureCsv {
    private static final String HEADER = "row,measured,modelled,error\n";

    private FailureCsv() {}

    public static String of(FailureValidation validation) {
        return HEADER
                + validation.compared().stream()
                        .map(one -> String.format(
                                Locale.ROOT,
                                "\"%s\",%s,%.6g,%.4f\n",
                                one.row().words().replace("\"", "\"\""),
                                one.measured(),
                                one.modelled(),
                                one.error()))
                        .collect(Collectors.joining());
    }

    /** @throws InputProblem naming the file where it is no such table */
    public static Map<String, Double> read(String name, String csv) throws IOException {
        var errors = new LinkedHashMap<String, Double>();
        var in = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        CsvRows.read(name, in, (line, cells) -> errors.put(cells.get("row"), error(name, line, cells)));
        return errors;
    }

    private static double error(String name, int line, Map<String, String> cells) {
        try {
            return Double.parseDouble(String.valueOf(cells.get("error")));
        } catch (NumberFormatException notOne) {
            throw InputProblem.of(
                    name + ":" + line, "error", "\"" + cells.get("error") + "\"", "a number", "write the table anew");
        }
    }
}
