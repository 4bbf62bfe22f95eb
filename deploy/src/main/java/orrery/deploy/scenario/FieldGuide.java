package orrery.deploy.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.scenario.FieldMeaning.Below;
import orrery.protocol.naming.Spelling;

/** Explains the fields of a scenario, from what the published schema says of them. */
public final class FieldGuide {
    /** What the whole is called. */
    public static final String WHOLE = "scenario";

    private final ScenarioSchema schema = ScenarioSchema.ofScenario();

    /** The fields at the top. */
    public List<String> fields() {
        return Wording.keys(below(FieldPath.ROOT));
    }

    /** Whether a path, or what a short name stands for, begins with a field at the top, whatever comes after it. */
    public boolean knows(String path) {
        return path.equals(WHOLE)
                || fields().contains(ShortNames.field(path).steps().getFirst());
    }

    /**
     * @param text a dotted path or a short name; of lists an element may be named, or be left out: {@code faults.action}
     * @throws InputProblem naming what is allowed and the nearest spelling
     */
    public FieldMeaning explain(String text) {
        var path = FieldPath.ROOT;
        if (!text.equals(WHOLE)) {
            for (var step : ShortNames.field(text).steps()) {
                path = enter(path, step, text);
            }
        }
        return meaning(path);
    }

    private FieldPath enter(FieldPath path, Object step, String asked) {
        if (step instanceof Integer) {
            return isList(path) ? path.child(step) : unknown(path, "[" + step + "]", asked);
        }
        var holder = isList(path) ? path.child(0) : path;
        return below(holder).has((String) step) ? holder.child(step) : unknown(holder, (String) step, asked);
    }

    private FieldPath unknown(FieldPath path, String step, String asked) {
        var valid = Wording.keys(below(path));
        var found = "\"" + step + "\"" + (path.isRoot() ? "" : " below " + path);
        var allowed = valid.isEmpty() ? "nothing further" : String.join(", ", valid);
        var remedy = valid.isEmpty() ? "ask for " + path : Spelling.didYouMean(step, valid);
        throw InputProblem.of("PATH", asked, found, allowed, remedy);
    }

    private boolean isList(FieldPath path) {
        return schema.at(path).has("items");
    }

    /** Fields of a field; of a list those of its elements. */
    private JsonNode below(FieldPath path) {
        var rule = schema.at(path);
        return rule.has("items") ? below(path.child(0)) : rule.path("properties");
    }

    private FieldMeaning meaning(FieldPath path) {
        var rule = schema.at(path);
        return new FieldMeaning(
                path.isRoot() ? WHOLE : path.toString(),
                rule.path("description").asText(),
                type(rule),
                Wording.allowed(rule),
                Optional.ofNullable(rule.get("default")).map(FieldGuide::written),
                rule.path("examples").valueStream().map(FieldGuide::written).toList(),
                isRequired(path),
                below(path)
                        .propertyStream()
                        .map(field -> new Below(field.getKey(), description(path, field.getKey())))
                        .toList());
    }

    private String description(FieldPath path, String key) {
        var holder = isList(path) ? path.child(0) : path;
        return schema.at(holder.child(key)).path("description").asText();
    }

    private boolean isRequired(FieldPath path) {
        return !path.isRoot()
                && Wording.texts(schema.at(path.parent()).path("required"))
                        .contains(path.last().toString());
    }

    private static String type(JsonNode rule) {
        var types = rule.path("type");
        return (types.isArray() ? types.valueStream() : Stream.of(types))
                .map(type -> word(type.asText()))
                .collect(Collectors.joining(" or "));
    }

    private static String word(String type) {
        return switch (type) {
            case "string" -> "text";
            case "integer" -> "whole number";
            case "boolean" -> "true or false";
            case "array" -> "list";
            case "object" -> "keys";
            default -> type;
        };
    }

    private static String written(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }
}
