package orrery.node.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardedSafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void findsTensorsInTheShardsThatTheIndexNames() throws IOException {
        SafetensorsFile.write(folder.resolve("m-1.safetensors"), SafetensorsFile.VALID, 32);
        SafetensorsFile.write(folder.resolve("m-2.safetensors"), SafetensorsFile.VALID.replace("\"a\"", "\"c\""), 32);
        index("{\"weight_map\": {\"a\": \"m-1.safetensors\", \"c\": \"m-2.safetensors\"}}");
        var files = Checkpoint.open(folder);
        assertEquals(3, files.matrix("c", 2, 3).columns());
        assertEquals(2, files.matrix("a", 2, 3).rows());
        assertThrows(ModelProblem.class, () -> files.vector("d", 4));
    }

    @Test
    void refusesAnIndexThatLeavesTheFolder() throws IOException {
        for (var name : new String[] {"\"../m.safetensors\"", "\"/etc/passwd\"", "7", "\"absent.safetensors\""}) {
            index("{\"weight_map\": {\"a\": " + name + "}}");
            assertThrows(ModelProblem.class, () -> Checkpoint.open(folder), name);
        }
    }

    private void index(String text) throws IOException {
        Files.writeString(folder.resolve("model.safetensors.index.json"), text);
    }
}
