package orrery.deploy.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;

/** The published schema is valid, explains itself, and knows every kind that the code knows. */
class TopologySchemaTest {
    private final JsonNode schema = schema();

    private static JsonNode schema() {
        try (var in = TopologySchemaTest.class.getResourceAsStream("/orrery/topology.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void isItselfAValidSchema() {
        var rules = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(schema.get("$schema").asText()));

        assertEquals(List.of(), rules.validate(schema));
    }

    @Test
    void everyFieldHasADescriptionAndADefaultOrAnExample() {
        check("", schema);
    }

    private static void check(String path, JsonNode rule) {
        rule.path("properties").propertyStream().forEach(property -> {
            var field = path + property.getKey();
            var inner = property.getValue();
            assertFalse(inner.path("description").asText().isEmpty(), field);
            boolean isLeaf = !inner.has("properties") && !inner.has("items");
            assertFalse(isLeaf && !inner.has("default") && !inner.has("examples") && !inner.has("enum"), field);
            check(field + ".", inner);
            check(field + "[].", inner.path("items"));
        });
    }

    @Test
    void knowsEveryKindOfMediumAndSwitch() {
        assertEquals(words(Arrays.asList(Medium.Kind.values())), kinds("media"));
        assertEquals(
                words(Arrays.stream(DeviceKind.values())
                        .filter(DeviceKind::isSwitch)
                        .toList()),
                kinds("chips"));
    }

    private List<String> kinds(String list) {
        return schema.at("/properties/" + list + "/items/properties/kind/enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> words(List<? extends Enum<?>> values) {
        return values.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
