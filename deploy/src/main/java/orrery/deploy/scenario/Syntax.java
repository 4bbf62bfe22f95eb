package orrery.deploy.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** YAML or JSON text to a located tree; what is neither becomes an {@link InputProblem}. */
public enum Syntax {
    YAML(new YAMLFactory()),
    JSON(new JsonFactory());

    private final JsonFactory factory;

    Syntax(JsonFactory factory) {
        this.factory = factory;
    }

    public LocatedTree read(SourceText source) {
        try (var parser = factory.createParser(source.text())) {
            return new TreeReader(parser, source).read();
        } catch (JsonProcessingException malformed) {
            throw problem(malformed, source);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private InputProblem problem(JsonProcessingException malformed, SourceText source) {
        var origin = place(malformed, source);
        return new InputProblem(origin, "", reason(malformed), "valid " + name(), remedy(origin));
    }

    private static Origin place(JsonProcessingException malformed, SourceText source) {
        if (cause(malformed, ReaderException.class) instanceof ReaderException unreadable) {
            return source.atOffset(unreadable.getPosition());
        }
        var marked = cause(malformed, MarkedYAMLException.class);
        if (marked != null
                && marked.getProblemMark().getIndex()
                        < source.text().stripTrailing().length()) {
            var mark = marked.getProblemMark();
            return source.at(mark.getLine() + 1, mark.getColumn() + 1, 1);
        }
        var location = malformed.getLocation();
        return location == null || location.getLineNr() < 1
                ? source.whole()
                : source.at(location.getLineNr(), location.getColumnNr(), 1);
    }

    private static String reason(JsonProcessingException malformed) {
        if (cause(malformed, ReaderException.class) instanceof ReaderException unreadable) {
            return String.format("the control character U+%04X", unreadable.getCodePoint());
        }
        var marked = cause(malformed, MarkedYAMLException.class);
        var reason = marked == null ? malformed.getOriginalMessage() : marked.getProblem();
        return reason.replaceFirst("^found ", "")
                .replaceFirst("(?s)[:;]? *\\([^(]*\\[Source.*", "")
                .lines()
                .findFirst()
                .orElse("unreadable text");
    }

    private static <T extends Throwable> T cause(Throwable malformed, Class<T> type) {
        var cause = malformed;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return type.cast(cause);
    }

    private String remedy(Origin origin) {
        return this == YAML && origin.sourceLine().contains("\t") ? "indent with blanks, not tabs" : "";
    }
}
