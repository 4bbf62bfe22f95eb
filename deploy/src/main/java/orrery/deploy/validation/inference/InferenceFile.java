package orrery.deploy.validation.inference;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.validation.CsvRows;
import orrery.protocol.naming.Spelling;

/** Measured rows of inference as CSV with a header; the columns may stand in any order, and further ones are ignored. */
public final class InferenceFile {
    private static final String SHIPPED = "/orrery/validation/inference.csv";
    private static final double MOST = 1e12;
    private static final double LONGEST = 1e7; // tokens, more than any model's context
    private static final List<String> COLUMNS = List.of(
            "system",
            "gpus",
            "model",
            "precision",
            "tp",
            "pp",
            "ep",
            "dp",
            "isl",
            "osl",
            "batch_or_concurrency",
            "metric",
            "value",
            "unit",
            "source",
            "confidence");

    private final String name;

    private InferenceFile(String name) {
        this.name = name;
    }

    /** The rows that come with Orrery. */
    public static List<InferenceRow> shipped() throws IOException {
        try (var in = InferenceFile.class.getResourceAsStream(SHIPPED)) {
            return read("the shipped rows", in);
        }
    }

    /** @throws InputProblem naming the line and column of the first row that cannot be used */
    public static List<InferenceRow> read(String name, InputStream in) throws IOException {
        return CsvRows.read(name, in, new InferenceFile(name)::row);
    }

    private InferenceRow row(int line, Map<String, String> cells) {
        return new InferenceRow(
                line,
                text(line, cells, "system"),
                count(line, cells, "gpus"),
                text(line, cells, "model"),
                text(line, cells, "precision"),
                count(line, cells, "tp"),
                count(line, cells, "pp"),
                count(line, cells, "ep"),
                count(line, cells, "dp"),
                tokens(line, cells, "isl"),
                tokens(line, cells, "osl"),
                text(line, cells, "batch_or_concurrency"),
                text(line, cells, "metric"),
                figure(line, cells, "value").orElseThrow(() -> problem(line, "value", "", "a number above 0")),
                text(line, cells, "unit"),
                text(line, cells, "source"),
                text(line, cells, "confidence"));
    }

    private String text(int line, Map<String, String> cells, String column) {
        var cell = cells.get(column);
        if (cell == null) {
            var misspelt = cells.keySet().stream()
                    .filter(found -> !COLUMNS.contains(found))
                    .findFirst()
                    .orElse(column);
            throw InputProblem.of(
                    name + ":" + line,
                    column,
                    "no such column",
                    String.join(", ", COLUMNS),
                    Spelling.didYouMean(misspelt, COLUMNS));
        }
        return cell.strip();
    }

    private OptionalInt count(int line, Map<String, String> cells, String column) {
        var figure = figure(line, cells, column);
        if (figure.isEmpty()) {
            return OptionalInt.empty();
        }
        var value = figure.getAsDouble();
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw problem(line, column, cells.get(column), "a whole number above 0, or nothing");
        }
        return OptionalInt.of((int) value);
    }

    private OptionalDouble tokens(int line, Map<String, String> cells, String column) {
        var figure = figure(line, cells, column);
        if (figure.isPresent() && !(figure.getAsDouble() >= 1 && figure.getAsDouble() <= LONGEST)) {
            throw problem(line, column, cells.get(column), "tokens from 1 to 10,000,000, or nothing");
        }
        return figure;
    }

    private OptionalDouble figure(int line, Map<String, String> cells, String column) {
        var text = text(line, cells, column);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            var value = Double.parseDouble(text);
            if (value > 0 && value < MOST) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw problem(line, column, text, "a number above 0, or nothing");
    }

    private InputProblem problem(int line, String column, String found, String allowed) {
        return InputProblem.of(name + ":" + line, column, "\"" + found + "\"", allowed, "");
    }
}
