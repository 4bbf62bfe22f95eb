package orrery.deploy.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/** The token a parser stands at: its place, and whether it may stand in a scenario. */
final class Tokens {
    private final JsonParser parser;
    private final SourceText source;

    Tokens(JsonParser parser, SourceText source) {
        this.parser = parser;
        this.source = source;
    }

    Origin origin() {
        var start = parser.currentTokenLocation();
        var end = parser.currentLocation();
        var isOneLine = end.getLineNr() == start.getLineNr() && !opens();
        var width = isOneLine ? end.getColumnNr() - start.getColumnNr() : 1;
        return source.at(Math.max(1, start.getLineNr()), start.getColumnNr(), width);
    }

    private boolean opens() {
        return parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** References make small files mean huge ones, and tags make values of other types: neither is needed here. */
    void refuseReferences(String field) throws IOException {
        if (!(parser instanceof YAMLParser yaml)) {
            return;
        }
        if (yaml.isCurrentAlias()) {
            throw problem(field, "an alias (*)", "plain values", "write the value out");
        }
        if (yaml.getObjectId() != null) {
            throw problem(field, "an anchor (&)", "plain values", "write the value out where it is used");
        }
        if (yaml.getTypeId() != null) {
            throw problem(field, "a tag (!)", "plain values", "remove the tag");
        }
    }

    InputProblem problem(String field, String found, String allowed, String remedy) {
        return new InputProblem(origin(), field, found, allowed, remedy);
    }
}
