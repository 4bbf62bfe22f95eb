package orrery.deploy.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells under a header; what is unknown is empty. */
public final class CsvTable {
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    /** @param columns names, with their units */
    public CsvTable(String... columns) {
        this.columns = List.of(columns);
    }

    /** @param cells one for each column; null, or no finite number, is unknown */
    public void add(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        var row = new ArrayList<>();
        for (var cell : cells) {
            row.add(cell instanceof Double number && !Double.isFinite(number) ? null : cell);
        }
        rows.add(row);
    }

    /** Lines ended by line feeds, texts quoted where they must be. */
    public String text() {
        var schema = CsvSchema.builder().setLineSeparator("\n");
        columns.forEach(schema::addColumn);
        try {
            return new CsvMapper().writer(schema.build().withHeader()).writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing text to memory cannot fail", impossible);
        }
    }
}
