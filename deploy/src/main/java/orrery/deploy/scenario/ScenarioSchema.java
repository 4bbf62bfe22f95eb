package orrery.deploy.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A published schema: checks a tree against it, and fills in what it says of fields that are not given. */
public final class ScenarioSchema {
    private final JsonNode document;
    private Schema rules; // compiled when first something is checked: to be asked what a field means needs none

    private ScenarioSchema(JsonNode document) {
        this.document = document;
    }

    /** Everything it refers to is inside it, so nothing is fetched. */
    private Schema rules() {
        if (rules == null) {
            rules = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(document);
        }
        return rules;
    }

    /** The document itself, for editors and other programs. */
    public JsonNode document() {
        return document;
    }

    /** The schema of a whole scenario. */
    public static ScenarioSchema ofScenario() {
        return new ScenarioSchema(read("scenario"));
    }

    /** The schema of a topology in YAML. */
    public static ScenarioSchema ofTopology() {
        return new ScenarioSchema(read("topology"));
    }

    /** The schema of a sweep: a matrix of scenarios. */
    public static ScenarioSchema ofSweep() {
        return new ScenarioSchema(read("sweep"));
    }

    /** The schema of one line of a file of prompts, the same as of one element of a list of prompts. */
    static ScenarioSchema ofAsk() {
        return new ScenarioSchema(read("scenario").at("/$defs/ask"));
    }

    private static JsonNode read(String name) {
        try (var in = ScenarioSchema.class.getResourceAsStream("/orrery/" + name + ".schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Throws the most telling of the problems: unknown keys come before the fields that are missing for it. */
    public void check(LocatedTree tree) {
        rules().validate(tree.root()).stream()
                .map(error -> new Complaint(error, tree, this))
                .min(Complaint.ORDER)
                .ifPresent(complaint -> {
                    throw complaint.problem();
                });
    }

    /** The part that rules a field; missing where there is no such field. */
    JsonNode at(FieldPath path) {
        var node = document;
        for (var step : path.steps()) {
            node = resolve(step instanceof Integer ? node.path("items") : property(node, (String) step));
        }
        return node;
    }

    /** What rules a key: what is said of it by name, otherwise what is said of all keys that have none. */
    private static JsonNode property(JsonNode node, String key) {
        var named = node.path("properties").path(key);
        var others = node.path("additionalProperties");
        return named.isMissingNode() && others.isObject() ? others : named;
    }

    /** Whether there is such a field of a scenario, whatever stands there. */
    public static boolean isOfScenario(FieldPath path) {
        return !ofScenario().at(path).isMissingNode();
    }

    private JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** Whether only one of an object's keys may be given, as in {@code model}. */
    boolean isChoice(FieldPath path) {
        return at(path).path("maxProperties").asInt() == 1;
    }

    /** Sets every field that is not given and has a default; a choice is never filled from inside. */
    public void fillDefaults(ObjectNode object) {
        fill(object, document);
    }

    private void fill(ObjectNode object, JsonNode rule) {
        rule.path("properties").propertyStream().forEach(property -> {
            var child = property.getValue();
            if (!object.has(property.getKey()) && child.has("default")) {
                object.set(property.getKey(), child.get("default"));
            } else if (child.has("properties") && !child.has("maxProperties")) {
                fill(object.withObjectProperty(property.getKey()), child);
            } else if (child.has("items")) {
                fillElements(object.path(property.getKey()), resolve(child.get("items")));
            }
        });
    }

    private void fillElements(JsonNode list, JsonNode rule) {
        for (var element : list) {
            if (element instanceof ObjectNode object) {
                fill(object, rule);
            }
        }
    }
}
