package orrery.node.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * stories260K is the same model as a GGUF file and as a folder: the same sizes, the same bytes, the same tokens.
 *
 * <p>It is not part of this repository: {@code -Dorrery.models=FOLDER} names where both lie.
 */
class GgufStoriesTest {
    private static Path folder;
    private static GgufModel model;

    @BeforeAll
    static void findModels() {
        var models = Path.of(System.getProperty("orrery.models", "absent"));
        folder = models.resolve("stories260K-hf");
        var file = models.resolve("stories260K.gguf");
        assumeTrue(
                Files.exists(file) && Files.isDirectory(folder),
                "-Dorrery.models must name a folder with stories260K.gguf and stories260K-hf in it");
        model = GgufModel.open(file);
    }

    @Test
    void hasTheConfigurationOfTheFolder() {
        var expected = JsonFile.read(folder.resolve("config.json"));
        for (var name : new String[] {
            "model_type", "hidden_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "head_dim",
            "intermediate_size", "vocab_size", "max_position_embeddings", "rms_norm_eps", "rope_theta", "bos_token_id",
            "hidden_act", "attention_bias", "mlp_bias"
        }) {
            assertEquals(
                    expected.path(name).asText(),
                    model.config().object().path(name).asText(),
                    name);
        }
    }

    @Test
    void hasTheWeightsOfTheFolderByteForByte() {
        var expected = Checkpoint.open(folder);
        var weights = model.weights();
        for (var name : expected.names()) {
            var wanted = expected.tensor(name);
            var found = weights.tensor(name);
            assertEquals(wanted.shape(), found.shape(), name);
            assertEquals(wanted.type(), found.type(), name);
            assertEquals(-1, wanted.bytes().mismatch(found.bytes()), name);
        }
        var embedding = weights.tensor("model.embed_tokens.weight");
        assertEquals(
                -1, embedding.bytes().mismatch(weights.tensor("lm_head.weight").bytes()), "the head is tied");
    }

    @Test
    void hasTheTokenizerOfTheFolder() {
        var expected = JsonFile.read(folder.resolve("tokenizer.json"));
        var found = model.tokenizer();
        assertEquals(expected.path("model").path("vocab"), found.path("model").path("vocab"));
        assertArrayEquals(merges(expected), merges(found));
        for (var part : new String[] {"added_tokens", "normalizer", "post_processor", "decoder"}) {
            assertEquals(expected.path(part), found.path(part), part);
        }
    }

    private static String[] merges(JsonNode json) {
        return json.path("model")
                .path("merges")
                .valueStream()
                .map(merge -> merge.isTextual()
                        ? merge.asText()
                        : merge.get(0).asText() + " " + merge.get(1).asText())
                .toArray(String[]::new);
    }
}
