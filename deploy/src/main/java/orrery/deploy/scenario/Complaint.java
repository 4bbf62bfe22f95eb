package orrery.deploy.scenario;

import com.networknt.schema.Error;
import java.util.Comparator;
import orrery.protocol.naming.Spelling;

/** One violation of the schema, as a message for the person who wrote the file. */
final class Complaint {
    /** Unknown keys first, since a key that is missing may be there under a wrong name; then as they stand in the file. */
    static final Comparator<Complaint> ORDER = Comparator.comparingInt(Complaint::rank)
            .thenComparingInt(complaint -> complaint.problem().line())
            .thenComparingInt(complaint -> complaint.problem().column());

    private final Error error;
    private final LocatedTree tree;
    private final ScenarioSchema schema;
    private final FieldPath path;

    Complaint(Error error, LocatedTree tree, ScenarioSchema schema) {
        this.error = error;
        this.tree = tree;
        this.schema = schema;
        var path = FieldPath.ROOT;
        for (var i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            path = path.child(error.getInstanceLocation().getElement(i));
        }
        this.path = path;
    }

    private int rank() {
        return switch (error.getKeyword()) {
            case "additionalProperties" -> 0;
            case "required" -> 2;
            default -> 1;
        };
    }

    InputProblem problem() {
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(error.getProperty());
            case "required" -> missing(path.child(error.getProperty()));
            default -> wrongValue();
        };
    }

    private InputProblem unknownKey(String key) {
        var valid = Wording.keys(schema.at(path).path("properties"));
        var field = path.child(key);
        return new InputProblem(
                tree.key(field),
                field.toString(),
                "an unknown key",
                String.join(", ", valid),
                Spelling.didYouMean(key, valid));
    }

    private InputProblem missing(FieldPath field) {
        var isElement = !path.isRoot() && path.last() instanceof Integer;
        return new InputProblem(
                isElement ? tree.value(path) : tree.key(path),
                field.toString(),
                "no such key",
                Wording.allowed(schema.at(field)),
                "add " + (isElement ? field.last() : field) + ":" + example(field));
    }

    private String example(FieldPath field) {
        var examples = Wording.examples(schema.at(field));
        return examples.isEmpty() ? "" : ", " + examples;
    }

    private InputProblem wrongValue() {
        var value = tree.at(path);
        return new InputProblem(
                tree.value(path), path.toString(), Wording.found(value), Wording.allowed(schema.at(path)), remedy());
    }

    private String remedy() {
        var value = tree.at(path);
        var rule = schema.at(path);
        if (value.isNull()) {
            return "give it a value or remove the key";
        }
        if (value.isTextual() && rule.has("enum")) {
            return Spelling.didYouMean(value.asText(), Wording.texts(rule.get("enum")));
        }
        if (value.isTextual() && rule.has("pattern")) {
            var words = Wording.keys(rule.path("properties"));
            words.addFirst(rule.path("default").asText());
            return Spelling.didYouMean(value.asText(), words);
        }
        if (value.isObject() && value.size() > 1 && rule.path("maxProperties").asInt() == 1) {
            return "keep one of them";
        }
        return value.isTextual() && rule.path("type").asText().equals("integer")
                ? "give the number alone"
                : Wording.examples(rule);
    }
}
