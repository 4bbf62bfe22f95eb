package orrery.deploy.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Builds a tree from tokens, noting where each stands. One reader reads one text. */
final class TreeReader {
    private static final int DEEPEST = 16;
    private static final int VALUES_MOST = 250_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final Tokens tokens;
    private final Map<FieldPath, Origin> keys = new HashMap<>();
    private final Map<FieldPath, Origin> values = new HashMap<>();

    TreeReader(JsonParser parser, SourceText source) {
        this.parser = parser;
        this.tokens = new Tokens(parser, source);
        keys.put(FieldPath.ROOT, source.at(1, 1, 1));
    }

    LocatedTree read() throws IOException {
        if (parser.nextToken() == null) {
            throw tokens.problem("", "nothing", "keys and values", "");
        }
        var root = node(FieldPath.ROOT);
        if (parser.nextToken() != null) {
            throw tokens.problem("", "a second document", "one document", "remove what follows ---");
        }
        return new LocatedTree(root, keys, values);
    }

    private JsonNode node(FieldPath path) throws IOException {
        tokens.refuseReferences(path.toString());
        values.put(path, tokens.origin());
        refuseExcess(path);
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_STRING, VALUE_EMBEDDED_OBJECT -> NODES.textNode(parser.getText());
            case NOT_AVAILABLE, FIELD_NAME, END_OBJECT, END_ARRAY ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private void refuseExcess(FieldPath path) {
        if (path.steps().size() > DEEPEST) {
            throw tokens.problem("", "more than " + DEEPEST + " levels", "at most " + DEEPEST + " levels", "");
        }
        if (values.size() > VALUES_MOST) {
            throw tokens.problem("", "more than " + VALUES_MOST + " values", "at most " + VALUES_MOST + " values", "");
        }
    }

    private JsonNode object(FieldPath path) throws IOException {
        var object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            tokens.refuseReferences(path.toString());
            var key = parser.currentName();
            var child = path.child(key);
            var before = keys.put(child, tokens.origin());
            if (before != null) {
                var found = key + " a second time (first in line " + before.line() + ")";
                throw tokens.problem(child.toString(), found, "each key once", "remove one of them");
            }
            parser.nextToken();
            object.set(key, node(child));
        }
        return object;
    }

    private JsonNode array(FieldPath path) throws IOException {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(path.child(array.size())));
        }
        return array;
    }
}
