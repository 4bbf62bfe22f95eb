package orrery.deploy.validation.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orrery.deploy.scenario.InputProblem;

/** A table of errors of inference as CSV, shares with four decimals. */
public final class InferenceCsv {
    private static final CsvSchema SCHEMA = CsvSchema.builder()
            .addColumn("system")
            .addColumn("model")
            .addColumn("metric")
            .addColumn("rows")
            .addColumn("median_abs_error")
            .addColumn("p90_abs_error")
            .addColumn("bias")
            .addColumn("worst_rows")
            .build()
            .withHeader();

    private InferenceCsv() {}

    public static String of(InferenceErrorTable table) {
        try {
            return new CsvMapper()
                    .writer(SCHEMA)
                    .writeValueAsString(
                            table.lines().stream().map(InferenceCsv::cells).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing text to memory cannot fail", impossible);
        }
    }

    private static List<String> cells(InferenceErrorLine line) {
        return List.of(
                line.key().system(),
                line.key().model(),
                line.key().metric(),
                Integer.toString(line.rows()),
                share(line.median()),
                share(line.p90()),
                share(line.bias()),
                line.worst());
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    /**
     * @param name of the file, for messages
     * @throws InputProblem naming the file where it is no such table
     */
    public static InferenceErrorTable read(String name, String csv) {
        var lines = new ArrayList<InferenceErrorLine>();
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            while (rows.hasNext()) {
                lines.add(line(rows.next()));
            }
        } catch (IOException | RuntimeException broken) {
            throw InputProblem.of(
                    name, "", broken.getMessage(), "a table that orrery validate inference wrote", "write it anew");
        }
        return new InferenceErrorTable(lines);
    }

    private static InferenceErrorLine line(Map<String, String> cells) {
        return new InferenceErrorLine(
                new InferenceErrorLine.Key(text(cells, "system"), text(cells, "model"), text(cells, "metric")),
                Integer.parseInt(text(cells, "rows")),
                Double.parseDouble(text(cells, "median_abs_error")),
                Double.parseDouble(text(cells, "p90_abs_error")),
                Double.parseDouble(text(cells, "bias")),
                text(cells, "worst_rows"));
    }

    private static String text(Map<String, String> cells, String column) {
        var text = cells.get(column);
        if (text == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return text;
    }
}
