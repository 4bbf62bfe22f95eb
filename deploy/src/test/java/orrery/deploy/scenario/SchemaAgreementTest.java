package orrery.deploy.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.node.scenario.Scenario;

/** The published schema and the reader say the same. */
class SchemaAgreementTest {
    private static final String LEAST = "topology: hgx-h100\nplan: {}\n";

    /** Every field of the schema, with a value that is not its default. */
    private static final Map<String, String> OTHER_VALUES = Map.ofEntries(
            Map.entry("name", "another"),
            Map.entry("topology", "gb200-nvl72"),
            Map.entry("model.embedded", "orrery-tiny"),
            Map.entry("model.folder", "."),
            Map.entry("model.gguf", "pom.xml"),
            Map.entry("model.config", "{name: llama-3.1-8b}"),
            Map.entry("plan.device", "cpu"),
            Map.entry("plan.pipeline_parallel", "2"),
            Map.entry("plan.micro_batches", "2"),
            Map.entry("plan.attention", "{data_parallel: 2}"),
            Map.entry("plan.feed_forward", "{expert_parallel: 2, tensor_parallel: 4}"),
            Map.entry("plan.prefill", "{replicas: 2}"),
            Map.entry("plan.draft", "{model: {config: {name: llama-3.2-1b}}}"),
            Map.entry("plan.offload_cache", "true"),
            Map.entry("numerics", "shadow"),
            Map.entry("routing", "seeded"),
            Map.entry("fast_forward", "false"),
            Map.entry("formats.weights", "nvfp4"),
            Map.entry("formats.activations", "fp8"),
            Map.entry("formats.kv_cache", "bf16"),
            Map.entry("formats.attention", "bf16"),
            Map.entry("formats.stream", "bf16"),
            Map.entry("plan.tensor_parallel", "4"),
            Map.entry("plan.replicas", "2"),
            Map.entry("plan.all_reduce", "ring"),
            Map.entry("load.prompts.file", "PROMPTS"),
            Map.entry("load.prompts.random", "7"),
            Map.entry("load.prompts.list", "[{prompt: Hello, expected_answer: World}]"),
            Map.entry("load.count", "2"),
            Map.entry("load.new_tokens", "3"),
            Map.entry("load.batch_tokens", "9"),
            Map.entry("load.interval", "3 us"),
            Map.entry("sampling.temperature", "0.5"),
            Map.entry("faults", "[{at: 1 s, action: gpu.lost, select: gpu0}]"),
            Map.entry("response.nvlink", "masked"),
            Map.entry("response.reduction", "ring"),
            Map.entry("response.recovery", "elastic"),
            Map.entry("response.spares", "2"),
            Map.entry("response.checksum", "true"),
            Map.entry("response.lasers", "N+1"),
            Map.entry("response.detect", "17 ms"),
            Map.entry("response.watchdog", "17 ms"),
            Map.entry("response.transport", "17 ms"),
            Map.entry("response.orchestrate", "17 ms"),
            Map.entry("response.restart", "17 ms"),
            Map.entry("response.shrink", "17 ms"),
            Map.entry("response.reset", "17 ms"),
            Map.entry("seed", "12"));

    @TempDir
    Path folder;

    private final JsonNode schema = schema();

    private static JsonNode schema() {
        try (var in = SchemaAgreementTest.class.getResourceAsStream("/orrery/scenario.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void isItselfAValidSchemaThatRefersToNothingOutside() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var rules = registry.getSchema(
                com.networknt.schema.SchemaLocation.of(schema.get("$schema").asText()));

        assertEquals(List.of(), rules.validate(schema));
        for (var reference : schema.findValuesAsText("$ref")) {
            assertEquals('#', reference.charAt(0), reference);
        }
    }

    @Test
    void everyFieldHasADescriptionAndADefaultOrAnExample() {
        fields("", schema).forEach(field -> {
            var rule = rule(field);
            assertFalse(rule.path("description").asText().isEmpty(), field);
            assertFalse(!rule.has("default") && !rule.has("examples") && !rule.has("enum"), field);
        });
    }

    @Test
    void everyFieldOfTheSchemaIsRead() throws IOException {
        var known = new TreeSet<>(OTHER_VALUES.keySet());
        known.add("catalogue"); // it changes the process' figures and nothing in the scenario: ScenarioCatalogueTest
        known.add("expect"); // of what comes of a run, not of what it is: ExpectationsTest
        assertEquals(known, fields("", schema));
        for (var other : OTHER_VALUES.entrySet()) {
            if (!other.getKey().equals("model.embedded")) { // it has one value only, which is the default
                assertNotEquals(read(), read(other.getKey() + "=" + value(other)), other.getKey());
            }
        }
    }

    @Test
    void everyDegreeOfAttentionAndFeedForwardIsRead() {
        for (var part : List.of("attention", "feed_forward")) {
            schema.at("/$defs/" + part + "/properties").propertyStream().forEach(property -> {
                var other = property.getValue().has("enum")
                        ? property.getValue().get("enum").get(1).asText()
                        : "3";
                var setting = "plan." + part + "={" + property.getKey() + ": " + other + "}";
                assertNotEquals(readUnchecked(), readUnchecked(setting), setting);
            });
        }
    }

    private Scenario readUnchecked(String... settings) {
        try {
            return read(settings);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void whatIsNotGivenIsTheDefaultOfTheSchema() throws IOException {
        for (var field : fields("", schema)) {
            var rule = rule(field);
            if (rule.has("default")) {
                assertEquals(read(), read(field + "=" + rule.get("default")), field);
            }
        }
        assertEquals(read(), read("model=" + rule("model").get("default")));
        assertEquals(read(), read("sampling=greedy"));
        assertEquals(read(), read("load.prompts=embedded"));
    }

    private String value(Map.Entry<String, String> other) throws IOException {
        var file =
                Files.writeString(folder.resolve("own.jsonl"), "{\"prompt\": \"Hi\", \"expected_answer\": \"Ho\"}\n");
        return other.getValue().equals("PROMPTS") ? file.toString() : other.getValue();
    }

    private Scenario read(String... settings) throws IOException {
        var file = Files.writeString(folder.resolve("least.yaml"), LEAST);
        var own = new ArrayList<>(List.of(settings));
        if (own.stream().anyMatch(setting -> setting.startsWith("load.prompts.random"))) {
            own.add("model.config={name: tiny-llama}"); // others know a language
        } else if (own.stream().anyMatch(setting -> setting.startsWith("model.") && !setting.contains("embedded"))) {
            own.add("load.prompts.list=[Hello]"); // only an embedded model brings its own
        }
        return ScenarioFile.read(file.toString(), own).scenario();
    }

    /** Dotted paths of all fields that hold a value. */
    private static Set<String> fields(String prefix, JsonNode rule) {
        var fields = new TreeSet<String>();
        rule.path("properties").propertyStream().forEach(property -> {
            var path = prefix + property.getKey();
            var inner = property.getValue();
            fields.addAll(inner.has("properties") ? fields(path + ".", inner) : Set.of(path));
        });
        return fields;
    }

    private JsonNode rule(String field) {
        var rule = schema.at("/properties/" + field.replace(".", "/properties/"));
        return rule.has("$ref") ? schema.at(rule.get("$ref").asText().substring(1)) : rule;
    }
}
