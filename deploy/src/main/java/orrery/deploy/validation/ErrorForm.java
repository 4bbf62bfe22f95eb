package orrery.deploy.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import orrery.deploy.scenario.InputProblem;

/**
 * How groups of errors are written: CSV, shares with four decimals, and JSON.
 *
 * @param words what the words of a group are
 * @param command that writes such tables, for messages
 */
public record ErrorForm(List<String> words, String command) {
    private static final String ROWS = "rows";
    private static final String MEDIAN = "median_abs_error";
    private static final String P90 = "p90_abs_error";
    private static final String BIAS = "bias";
    private static final String WORST = "worst_rows";

    public ErrorForm {
        words = List.copyOf(words);
    }

    public String csv(List<ErrorGroup> groups) {
        var schema = CsvSchema.builder();
        Stream.concat(words.stream(), Stream.of(ROWS, MEDIAN, P90, BIAS, WORST)).forEach(schema::addColumn);
        try {
            return new CsvMapper()
                    .writer(schema.build().withHeader())
                    .writeValueAsString(groups.stream().map(ErrorForm::cells).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing text to memory cannot fail", impossible);
        }
    }

    private static List<String> cells(ErrorGroup group) {
        var cells = new ArrayList<>(group.words());
        cells.add(Integer.toString(group.rows()));
        Stream.of(group.median(), group.p90(), group.bias())
                .forEach(share -> cells.add(String.format(Locale.ROOT, "%.4f", share)));
        cells.add(group.worst());
        return cells;
    }

    /**
     * @param name of the file, for messages
     * @throws InputProblem naming the file where it is no such table
     */
    public List<ErrorGroup> read(String name, String csv) {
        var groups = new ArrayList<ErrorGroup>();
        try (MappingIterator<Map<String, String>> lines = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            while (lines.hasNext()) {
                groups.add(group(lines.next()));
            }
        } catch (IOException | RuntimeException broken) {
            throw InputProblem.of(name, "", broken.getMessage(), "a table that " + command + " wrote", "write it anew");
        }
        return groups;
    }

    private ErrorGroup group(Map<String, String> cells) {
        return new ErrorGroup(
                words.stream().map(word -> text(cells, word)).toList(),
                Integer.parseInt(text(cells, ROWS)),
                Double.parseDouble(text(cells, MEDIAN)),
                Double.parseDouble(text(cells, P90)),
                Double.parseDouble(text(cells, BIAS)),
                text(cells, WORST));
    }

    private static String text(Map<String, String> cells, String column) {
        var text = cells.get(column);
        if (text == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return text;
    }

    /** Adds an object for each group. */
    public void json(List<ErrorGroup> groups, ArrayNode into) {
        for (var group : groups) {
            var json = into.addObject();
            for (var word = 0; word < words.size(); word++) {
                json.put(words.get(word), group.words().get(word));
            }
            json.put(ROWS, group.rows())
                    .put(MEDIAN, group.median())
                    .put(P90, group.p90())
                    .put(BIAS, group.bias())
                    .put(WORST, group.worst());
        }
    }
}
