package orrery.deploy.validation;

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

/** A table of errors as CSV, shares with four decimals. */
public final class ErrorCsv {
    private static final CsvSchema SCHEMA = CsvSchema.builder()
            .addColumn("system")
            .addColumn("collective")
            .addColumn("sizes")
            .addColumn("rows")
            .addColumn("median_abs_error")
            .addColumn("worst_error")
            .addColumn("bias")
            .build()
            .withHeader();

    private ErrorCsv() {}

    public static String of(ErrorTable table) {
        try {
            return new CsvMapper()
                    .writer(SCHEMA)
                    .writeValueAsString(
                            table.lines().stream().map(ErrorCsv::cells).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing text to memory cannot fail", impossible);
        }
    }

    private static List<String> cells(ErrorLine line) {
        return List.of(
                line.system(),
                line.collective(),
                line.sizes().name().toLowerCase(Locale.ROOT),
                Integer.toString(line.rows()),
                share(line.median()),
                share(line.worst()),
                share(line.bias()));
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    /**
     * @param name of the file, for messages
     * @throws InputProblem naming the file where it is no such table
     */
    public static ErrorTable read(String name, String csv) {
        var lines = new ArrayList<ErrorLine>();
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            while (rows.hasNext()) {
                lines.add(line(rows.next()));
            }
        } catch (IOException | RuntimeException broken) {
            throw InputProblem.of(
                    name, "", broken.getMessage(), "a table that orrery validate collectives wrote", "write it anew");
        }
        return new ErrorTable(lines);
    }

    private static ErrorLine line(Map<String, String> cells) {
        SCHEMA.forEach(column -> {
            if (cells.get(column.getName()) == null) {
                throw new IllegalArgumentException("no column " + column.getName());
            }
        });
        return new ErrorLine(
                cells.get("system"),
                cells.get("collective"),
                SizeClass.valueOf(cells.get("sizes").toUpperCase(Locale.ROOT)),
                Integer.parseInt(cells.get("rows")),
                Double.parseDouble(cells.get("median_abs_error")),
                Double.parseDouble(cells.get("worst_error")),
                Double.parseDouble(cells.get("bias")));
    }
}
