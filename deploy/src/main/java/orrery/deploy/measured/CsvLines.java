package orrery.deploy.measured;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;
import orrery.deploy.scenario.SourceText;

/** The cells of a CSV text (RFC 4180) with the spots where they stand. */
public final class CsvLines {

    /** One cell. */
    public record Cell(String text, Origin origin) {}

    private final SourceText source;

    public CsvLines(SourceText source) {
        this.source = source;
    }

    /**
     * Every line with a cell in it; a line that begins with {@code #} is a comment.
     *
     * @throws InputProblem where a quote is not closed
     */
    public List<List<Cell>> read() {
        var factory = CsvFactory.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .enable(CsvParser.Feature.ALLOW_COMMENTS)
                .enable(CsvParser.Feature.TRIM_SPACES)
                .build();
        try (var parser = factory.createParser(source.text())) {
            return lines(parser);
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw new InputProblem(
                    source.at(at.getLineNr(), at.getColumnNr(), 1),
                    "",
                    broken.getOriginalMessage(),
                    "CSV: cells between commas, quoted where they contain one",
                    "close the quote");
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory cannot fail to be read", impossible);
        }
    }

    private List<List<Cell>> lines(CsvParser parser) throws IOException {
        var lines = new ArrayList<List<Cell>>();
        var line = new ArrayList<Cell>();
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                line.add(cell(parser));
            } else if (token == JsonToken.END_ARRAY && !line.isEmpty()) {
                lines.add(List.copyOf(line));
                line.clear();
            }
        }
        return lines;
    }

    private Cell cell(CsvParser parser) throws IOException {
        var at = parser.currentTokenLocation();
        var text = parser.getText();
        return new Cell(text, source.at(at.getLineNr(), at.getColumnNr(), text.length()));
    }
}
