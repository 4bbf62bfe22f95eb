package orrery.node.family;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Parameter;
import orrery.node.architecture.Rope;
import orrery.node.checkpoint.Fields;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.layer.Rotation;

/** Any field of a configuration may hold anything: it is refused by name, or the model can be counted and turned. */
class WrongFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ANYTHING = List.of(
            "null",
            "-1",
            "0",
            "1",
            "3",
            "7",
            "1.5",
            "1e300",
            "1e-300",
            "2147483647",
            "16777216",
            "99999999999",
            "true",
            "\"x\"",
            "[]",
            "[1, 2]",
            "[[1]]",
            "{}",
            "{\"factor\": 2}",
            "\"yarn\"");

    static List<String> names() {
        return Configurations.tiny();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aWrongFieldIsRefusedByName(String name) throws IOException {
        var refused = 0;
        for (var place : places(read(name))) {
            for (var value : ANYTHING) {
                var config = read(name);
                ((ObjectNode) config.at(place.substring(0, place.lastIndexOf('/'))))
                        .set(place.substring(place.lastIndexOf('/') + 1), JSON.readTree(value));
                refused += isRefused(config, name + place + " = " + value) ? 1 : 0;
            }
        }
        assertTrue(refused > 100, refused + " refused");
    }

    private static boolean isRefused(JsonNode config, String replay) {
        try {
            var architecture = Configuration.read(new Fields(Path.of("config.json"), "", config));
            assertTrue(Parameter.count(architecture) > 0, replay);
            architecture.blocks().stream().limit(2).forEach(block -> {
                if (block instanceof GroupedAttention attention) {
                    assertTurns(attention.rope(), replay);
                } else if (block instanceof LatentAttention attention) {
                    assertTurns(attention.rope(), replay);
                }
            });
            return false;
        } catch (ModelProblem problem) {
            assertFalse(problem.remedy().isBlank(), replay);
            return true;
        } catch (RuntimeException e) {
            throw new AssertionError(replay, e);
        }
    }

    private static void assertTurns(Rope rope, String replay) {
        for (float frequency : rope.dim() > 4096 ? new float[0] : Rotation.frequencies(rope)) {
            assertTrue(Float.isFinite(frequency), replay);
        }
    }

    private static List<String> places(JsonNode config) {
        var places = new ArrayList<String>();
        config.properties().forEach(field -> {
            places.add("/" + field.getKey());
            field.getValue().properties().forEach(inner -> places.add("/" + field.getKey() + "/" + inner.getKey()));
        });
        return places;
    }

    private static JsonNode read(String name) throws IOException {
        try (var in = WrongFieldsTest.class.getResourceAsStream("/orrery/models/configs/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }
}
