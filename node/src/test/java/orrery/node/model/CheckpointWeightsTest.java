package orrery.node.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.node.architecture.Part;
import orrery.node.checkpoint.Checkpoint;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.family.Configuration;

class CheckpointWeightsTest {
    @TempDir
    Path folder;

    @Test
    void namesTheTensorThatDoesNotFitTheConfiguration() throws IOException {
        var text = Files.readString(TinyModel.FOLDER.path().resolve("config.json"));
        var wider = text.replace("\"intermediate_size\": 1152", "\"intermediate_size\": 1024");
        var architecture = Configuration.read(Files.writeString(folder.resolve("config.json"), wider));
        var checkpoint = Checkpoint.open(TinyModel.FOLDER.path());
        var problem = assertThrows(ModelProblem.class, () -> CheckpointWeights.of(architecture, checkpoint));
        assertEquals("model.layers.0.mlp.gate_proj.weight", problem.field());
        assertTrue(problem.getMessage().contains("[1024, 288]"), problem.getMessage());
    }

    @Test
    void givesSlicesOfTheEmbeddedModel() {
        var row = new float[288];
        TinyModel.WEIGHTS.slice(Part.EMBEDDING, -1, 0, 575, 576, 0, 288).copyRow(0, row, 0);
        var slice = new float[16];
        TinyModel.WEIGHTS.slice(Part.EMBEDDING, -1, 0, 575, 576, 16, 32).copyRow(0, slice, 0);
        assertArrayEquals(Arrays.copyOfRange(row, 16, 32), slice, 0f);
        assertEquals(
                1152, TinyModel.WEIGHTS.slice(Part.DOWN, 7, 0, 0, 288, 0, 1152).columns());
    }
}
