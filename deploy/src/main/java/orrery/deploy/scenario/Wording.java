package orrery.deploy.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts values and what a schema allows into words. */
public final class Wording {
    private static final int LONGEST = 60;

    private Wording() {}

    /** What stands there. */
    public static String found(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> "no value";
            case STRING -> "\"" + shortened(value.asText()) + "\"";
            case NUMBER -> shortened(value.asText());
            case BOOLEAN -> value.asText();
            case ARRAY -> value.isEmpty() ? "an empty list" : "a list of " + value.size();
            case OBJECT -> value.isEmpty() ? "no keys" : "the keys " + String.join(", ", keys(value));
            case BINARY, POJO -> "binary data";
        };
    }

    /** What may stand there: the title where the schema gives one, otherwise said from its keywords. */
    static String allowed(JsonNode schema) {
        if (schema.has("title")) {
            return schema.get("title").asText();
        }
        if (schema.has("enum")) {
            return String.join(", ", texts(schema.get("enum")));
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> "true, false";
            case "integer" -> "a whole number from " + schema.get("minimum") + " to " + schema.get("maximum");
            case "number" -> "a number above " + schema.get("exclusiveMinimum") + ", at most " + schema.get("maximum");
            case "string" ->
                "a text of " + schema.path("minLength").asInt() + " to " + schema.get("maxLength") + " characters";
            case "array" -> "a list of " + schema.get("minItems") + " to " + schema.get("maxItems");
            default -> "the keys " + String.join(", ", keys(schema.path("properties")));
        };
    }

    static String examples(JsonNode schema) {
        var examples = texts(schema.path("examples"));
        return examples.isEmpty() ? "" : "for example " + String.join(", ", examples);
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.toList());
    }

    static List<String> keys(JsonNode object) {
        var keys = new ArrayList<String>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String shortened(String text) {
        var visible = text.replaceAll("\\p{Cntrl}", " ");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }
}
