package orrery.deploy.validation.failure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.validation.CsvRows;

/**
 * One published figure.
 *
 * @param gpus of the system, where the row gives a plain number
 * @param rate as written: a number, a range, or words
 * @param unit of the rate, as written
 */
public record FailureRow(
        int line,
        String dataset,
        String system,
        OptionalInt gpus,
        String component,
        String rate,
        String unit,
        String source,
        String confidence) {
    private static final String SHIPPED = "/orrery/validation/failures.csv";
    private static final List<String> COLUMNS =
            List.of("dataset", "system", "scale_gpus", "component", "rate", "rate_unit", "source", "confidence");

    /** The rows that come with Orrery. */
    public static List<FailureRow> shipped() throws IOException {
        try (var in = FailureRow.class.getResourceAsStream(SHIPPED)) {
            return read("the shipped rows", in);
        }
    }

    /** @throws InputProblem naming the line of the first row that cannot be used */
    public static List<FailureRow> read(String name, InputStream in) throws IOException {
        return CsvRows.read(name, in, (line, cells) -> of(name, line, cells));
    }

    private static FailureRow of(String name, int line, Map<String, String> cells) {
        for (var column : COLUMNS) {
            if (cells.get(column) == null) {
                throw InputProblem.of(name + ":" + line, column, "no such column", String.join(", ", COLUMNS), "");
            }
        }
        var scale = cells.get("scale_gpus").strip();
        return new FailureRow(
                line,
                cells.get("dataset").strip(),
                cells.get("system").strip(),
                scale.matches("[1-9]\\d{0,8}") ? OptionalInt.of(Integer.parseInt(scale)) : OptionalInt.empty(),
                cells.get("component").strip(),
                cells.get("rate").strip(),
                cells.get("rate_unit").strip(),
                cells.get("source").strip(),
                cells.get("confidence").strip());
    }

    /** What people call it. */
    String words() {
        return dataset + ", " + system + (gpus.isPresent() ? ", " + gpus.getAsInt() + " GPUs" : "") + ": " + component;
    }
}
