package orrery.fabric.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** YAML that remembers its lines: tables of text, nothing else, which is all a catalogue needs. */
sealed interface Located {
    int line();

    record Text(int line, String value) implements Located {}

    record Table(int line, SequencedMap<String, Located> fields) implements Located {}

    /** Reads one file, whose outermost level must be a table. */
    static Table read(String file, String yaml) {
        try (var parser = new YAMLFactory().createParser(yaml)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new CatalogueProblem(file, line(parser), "the file", "no table", "one row per name");
            }
            return table(file, parser);
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new CatalogueProblem(file, line, "the file", words(e), "well-formed YAML");
        } catch (IOException e) {
            throw new IllegalStateException("reading text from memory cannot fail", e);
        }
    }

    /** What the parser says in one line, without its own names for what it met. */
    private static String words(JsonProcessingException malformed) {
        var told = malformed.getOriginalMessage();
        return told.contains("Event(")
                ? "a table or list where a name belongs"
                : told.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith(" "))
                        .reduce((_, last) -> last)
                        .orElse("unreadable text")
                        .replaceFirst("^found ", "");
    }

    /** @throws CatalogueProblem where a name stands for text */
    static Table tableOfFigures(String file, String name, Located value) {
        return switch (value) {
            case Table table -> table;
            case Text text -> throw new CatalogueProblem(file, text.line(), name, "text", "a table of figures");
        };
    }

    private static Table table(String file, JsonParser parser) throws IOException {
        var line = line(parser);
        var fields = new LinkedHashMap<String, Located>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            var keyLine = line(parser);
            parser.nextToken();
            if (fields.put(key, value(file, key, parser)) != null) {
                throw new CatalogueProblem(file, keyLine, key, "the same name twice", "each name once");
            }
        }
        return new Table(line, fields);
    }

    private static Located value(String file, String key, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return table(file, parser);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            throw new CatalogueProblem(file, line(parser), key, "a list", "text or a table");
        }
        return new Text(line(parser), parser.getText().strip());
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
