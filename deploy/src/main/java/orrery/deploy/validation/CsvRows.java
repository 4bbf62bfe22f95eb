package orrery.deploy.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import orrery.deploy.scenario.InputProblem;

/** Reads measured rows from CSV with a header, whatever a row is made into. */
public final class CsvRows {
    private CsvRows() {}

    /**
     * @param name of the file, for messages
     * @param row made from the number of its line and its cells by column
     * @throws InputProblem naming the file where it is no CSV, is not UTF-8, or has no rows
     */
    public static <R> List<R> read(String name, InputStream in, BiFunction<Integer, Map<String, String>, R> row)
            throws IOException {
        var rows = new ArrayList<R>();
        try (MappingIterator<Map<String, String>> lines = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(in)) {
            while (lines.hasNextValue()) {
                var cells = lines.nextValue();
                rows.add(row.apply(lines.getCurrentLocation().getLineNr() - 1, cells));
            }
        } catch (JsonProcessingException broken) {
            throw InputProblem.of(name, "", broken.getOriginalMessage(), "CSV with a header", "");
        } catch (CharConversionException binary) {
            throw InputProblem.of(name, "", "bytes that are not UTF-8", "UTF-8 text", "save the file as UTF-8");
        }
        if (rows.isEmpty()) {
            throw InputProblem.of(name, "", "no rows", "a header and at least one row", "");
        }
        return rows;
    }
}
