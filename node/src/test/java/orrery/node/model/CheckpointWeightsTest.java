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
import orrery.node.tensor.BlockMatrix;
import orrery.node.tensor.Matrix;

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

    /** Two heads, latent vectors of three, plain keys and values of two: element (row, column) is 10 row + column. */
    @Test
    void readsLatentKeysThatAreTurnedAroundAsThoseThatAreNot() {
        var together = new float[8 * 3];
        var keys = new float[2 * 3 * 2];
        for (int head = 0; head < 2; head++) {
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 3; column++) {
                    float value = 10 * (4 * head + row) + column;
                    together[(4 * head + row) * 3 + column] = value;
                    if (row < 2) {
                        keys[(head * 3 + column) * 2 + row] = value;
                    }
                }
            }
        }
        var both = Matrix.copyOf(together, 8, 3);
        var turned = BlockMatrix.of(new TransposedHeads(Matrix.copyOf(keys, 6, 2), 3));
        var expected = BlockMatrix.of(new PickedRows(both, 4, 0, 2, 4));
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 3; column++) {
                assertEquals(expected.at(row, column), turned.at(row, column));
            }
        }
        assertEquals(turned.bytes() / 2, turned.rows(0, 2).bytes());
    }
}
