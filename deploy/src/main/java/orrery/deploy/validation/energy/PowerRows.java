package orrery.deploy.validation.energy;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orrery.fabric.catalogue.Confidence;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;

/** The measured rows that come with Orrery. */
final class PowerRows {
    private static final String SHIPPED = "/orrery/validation/power.csv";

    private PowerRows() {}

    static List<PowerRow> shipped() throws IOException {
        var rows = new ArrayList<PowerRow>();
        try (var in = PowerRows.class.getResourceAsStream(SHIPPED);
                var lines = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .<Map<String, String>>readValues(in)) {
            while (lines.hasNextValue()) {
                rows.add(row(lines.nextValue()));
            }
        }
        return List.copyOf(rows);
    }

    private static PowerRow row(Map<String, String> cells) {
        return new PowerRow(
                cells.get("system"),
                cells.get("gpu"),
                whole(cells, "gpus"),
                cells.get("model"),
                new Formats(format(cells, "weights"), format(cells, "activations"), format(cells, "cache"))
                        .withStream(NumberFormat.BF16), // as engines keep it
                whole(cells, "tensor"),
                whole(cells, "input_tokens"),
                whole(cells, "output_tokens"),
                whole(cells, "sequences"),
                Double.parseDouble(cells.get("tokens_per_second")),
                PowerRow.Scope.valueOf(upper(cells, "scope")),
                Double.parseDouble(cells.get("watts")),
                Confidence.valueOf(upper(cells, "confidence")),
                cells.get("source"));
    }

    private static NumberFormat format(Map<String, String> cells, String column) {
        return NumberFormat.valueOf(upper(cells, column));
    }

    private static int whole(Map<String, String> cells, String column) {
        return Integer.parseInt(cells.get(column));
    }

    private static String upper(Map<String, String> cells, String column) {
        return cells.get(column).toUpperCase(Locale.ROOT);
    }
}
