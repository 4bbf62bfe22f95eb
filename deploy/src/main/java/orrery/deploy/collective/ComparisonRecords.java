package orrery.deploy.collective;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The machine-readable twins of {@link ComparisonText}; errors are fractions of the measured time. */
public final class ComparisonRecords {
    private ComparisonRecords() {}

    /** {@code rows}, and the medians of |error|; null where there is no row of that class. */
    public static ObjectNode json(String file, Comparison comparison) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("file", file);
        var rows = json.putArray("rows");
        for (var row : comparison.rows()) {
            rows.addObject()
                    .put("line", row.row().origin().line())
                    .put("size_bytes", row.row().bytes())
                    .put("measured_us", row.measured())
                    .put("modelled_us", row.modelled())
                    .put("error", row.error())
                    .put("system", row.row().system())
                    .put("how", row.row().how());
        }
        put(json, "median_absolute_error", comparison.medianError());
        put(json, "median_absolute_error_1mib_and_above", comparison.medianErrorOfLarge());
        put(json, "median_absolute_error_below_1mib", comparison.medianErrorOfSmall());
        return json;
    }

    private static void put(ObjectNode json, String key, OptionalDouble value) {
        if (value.isPresent()) {
            json.put(key, value.getAsDouble());
        } else {
            json.putNull(key);
        }
    }

    /** A table of its own: a header, then a line for each measured row. */
    public static String csv(Comparison comparison) {
        return TrialCsv.line("line", "size_bytes", "measured_us", "modelled_us", "error", "system", "how")
                + comparison.rows().stream()
                        .map(row -> TrialCsv.line(
                                row.row().origin().line(),
                                row.row().bytes(),
                                row.measured(),
                                row.modelled(),
                                row.error(),
                                row.row().system(),
                                row.row().how()))
                        .collect(Collectors.joining());
    }
}
