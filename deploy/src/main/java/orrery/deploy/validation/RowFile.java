package orrery.deploy.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import orrery.deploy.scenario.InputProblem;
import orrery.protocol.naming.Spelling;

/** Measured rows as CSV with a header; the columns may stand in any order, and further ones are ignored. */
public final class RowFile {
    private static final String SHIPPED = "/orrery/validation/collectives.csv";
    private static final List<String> COLUMNS = List.of(
            "system",
            "gpus",
            "collective",
            "message_bytes",
            "latency_us",
            "algbw_GBps",
            "busbw_GBps",
            "algorithm",
            "source",
            "confidence");
    private static final int MOST_GPUS = 1_000_000;

    private final String name;

    private RowFile(String name) {
        this.name = name;
    }

    /** The rows that come with Orrery. */
    public static List<MeasuredRow> shipped() throws IOException {
        try (var in = RowFile.class.getResourceAsStream(SHIPPED)) {
            return read("the shipped rows", in);
        }
    }

    /** @throws InputProblem naming the line and column of the first row that cannot be used */
    public static List<MeasuredRow> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw InputProblem.of("--rows", "", "no file " + file, "a CSV file", "");
        }
        try (var in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        }
    }

    private static List<MeasuredRow> read(String name, InputStream in) throws IOException {
        return CsvRows.read(name, in, new RowFile(name)::row);
    }

    private MeasuredRow row(int line, Map<String, String> cells) {
        return new MeasuredRow(
                line,
                text(line, cells, "system"),
                (int) whole(line, cells, "gpus", MOST_GPUS).orElse(0),
                text(line, cells, "collective"),
                whole(line, cells, "message_bytes", Long.MAX_VALUE),
                figure(line, cells, "latency_us"),
                figure(line, cells, "algbw_GBps"),
                figure(line, cells, "busbw_GBps"),
                text(line, cells, "algorithm"),
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

    private OptionalLong whole(int line, Map<String, String> cells, String column, long most) {
        var text = text(line, cells, column);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        return parsed(text, Long::parseLong)
                .filter(number -> number >= 0 && number <= most)
                .map(OptionalLong::of)
                .orElseThrow(() -> problem(line, column, text, "a whole number from 0 to " + most + ", or nothing"));
    }

    private OptionalDouble figure(int line, Map<String, String> cells, String column) {
        var text = text(line, cells, column);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        return parsed(text, Double::parseDouble)
                .filter(number -> number > 0 && Double.isFinite(number))
                .map(OptionalDouble::of)
                .orElseThrow(() -> problem(line, column, text, "a number above 0, or nothing"));
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private InputProblem problem(int line, String column, String found, String allowed) {
        return InputProblem.of(name + ":" + line, column, "\"" + found + "\"", allowed, "");
    }
}
