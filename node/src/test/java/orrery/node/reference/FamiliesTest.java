package orrery.node.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.node.model.ModelFolder;

/** Every family computes what Hugging Face transformers computes: see the README beside the models. */
class FamiliesTest {
    private static final float TOLERANCE = 1e-4f; // of the largest logit

    @ParameterizedTest
    @ValueSource(
            strings = {
                "llama",
                "llama-linear",
                "mistral",
                "qwen2",
                "qwen3",
                "mixtral",
                "qwen3-moe",
                "gpt-oss",
                "deepseek-v3",
                "deepseek-v3-direct",
                "gpt-oss-mxfp4",
                "deepseek-v3-fp8",
                "nemotron-h",
                "nemotron-h-mamba"
            })
    void computesTheTokensAndLogitsOfAnIndependentProgram(String name) throws IOException, URISyntaxException {
        var folder = Path.of(getClass().getResource(name).toURI());
        var device = new OneDevice(ModelFolder.open(folder).weights());
        var cases = new ObjectMapper().readTree(folder.resolve("golden.json").toFile());
        assertEquals(3, cases.size());
        for (var one : cases) {
            var prompt = ints(one.get("prompt"));
            var tokens = ints(one.get("tokens"));
            assertTrue(one.get("leastGap").doubleValue() > TOLERANCE, "too close a call to compare tokens");
            var sequence = device.start();
            assertLogits(one.get("logits"), device.prefill(sequence, prompt), name);
            var last = device.prefill(sequence, Arrays.copyOf(tokens, tokens.length - 1));
            assertLogits(one.get("last"), last, name);
            assertArrayEquals(tokens, device.generate(prompt, tokens.length).tokens(), name);
        }
    }

    private static void assertLogits(JsonNode expected, float[] found, String name) {
        var values = new float[expected.size()];
        float largest = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = expected.get(i).floatValue();
            largest = Math.max(largest, Math.abs(values[i]));
        }
        assertArrayEquals(values, found, TOLERANCE * largest, name);
    }

    private static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }
}
