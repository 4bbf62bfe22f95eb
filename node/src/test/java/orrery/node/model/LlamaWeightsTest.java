package orrery.node.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.node.checkpoint.ModelProblem;

class LlamaWeightsTest {
    @TempDir
    Path folder;

    @Test
    void usesTheEmbeddingAsHeadWhereTheyAreTied() throws IOException {
        var text = Files.readString(TinyModel.FOLDER.path().resolve("config.json"));
        var tied = text.replace("\"tie_word_embeddings\": false", "\"tie_word_embeddings\": true");
        var config = LlamaConfig.read(Files.writeString(folder.resolve("config.json"), tied));
        var weights = LlamaWeights.open(TinyModel.FOLDER.path(), config);
        assertSame(weights.embedding(), weights.head());
    }

    @Test
    void namesTheTensorThatDoesNotFitTheConfiguration() throws IOException {
        var text = Files.readString(TinyModel.FOLDER.path().resolve("config.json"));
        var wider = text.replace("\"intermediate_size\": 1152", "\"intermediate_size\": 1024");
        var config = LlamaConfig.read(Files.writeString(folder.resolve("config.json"), wider));
        var problem = assertThrows(ModelProblem.class, () -> LlamaWeights.open(TinyModel.FOLDER.path(), config));
        assertEquals("model.layers.0.mlp.gate_proj.weight", problem.field());
        assertTrue(problem.getMessage().contains("[1024, 288]"), problem.getMessage());
    }

    @Test
    void readsTheWeightsOfTheEmbeddedModel() {
        var layer = TinyModel.WEIGHTS.layers().getLast();
        assertEquals(4, TinyModel.WEIGHTS.layers().size());
        assertEquals(1152, layer.down().columns());
        var row = new float[288];
        TinyModel.WEIGHTS.embedding().copyRow(575, row, 0);
        var slice = new float[16];
        TinyModel.WEIGHTS.embedding().rows(575, 576).columns(16, 32).copyRow(0, slice, 0);
        assertArrayEquals(Arrays.copyOfRange(row, 16, 32), slice, 0f);
    }
}
