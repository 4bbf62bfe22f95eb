package orrery.node.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.node.checkpoint.ModelProblem;

class EmbeddedModelTest {
    @TempDir
    Path cache;

    @Test
    void writesEveryFileAndRepairsADamagedOne() throws IOException {
        var folder = EmbeddedModel.folder("orrery-tiny", cache);
        var config = Files.readAllBytes(folder.resolve("config.json"));
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.delete(folder.resolve("tokenizer.json"));
        assertEquals(folder, EmbeddedModel.folder("orrery-tiny", cache));
        assertEquals(
                EmbeddedModel.digest(config), EmbeddedModel.digest(Files.readAllBytes(folder.resolve("config.json"))));
        assertEquals(288, ModelFolder.open(folder).architecture().hidden());
    }

    @Test
    void tellsWhatAModelIsBeforeItsWeightsAreThere() throws IOException {
        var folder = EmbeddedModel.described("orrery-tiny", cache);
        assertEquals(288, ModelFolder.open(folder).architecture().hidden());
        assertFalse(Files.exists(folder.resolve("model.safetensors")));
        assertEquals(folder, EmbeddedModel.folder("orrery-tiny", cache));
        assertTrue(Files.exists(folder.resolve("model.safetensors")));
    }

    @Test
    void leavesWholeFilesOnlyHoweverManyWriteAtOnce() throws IOException {
        var folders = IntStream.range(0, 6)
                .parallel()
                .mapToObj(_ -> EmbeddedModel.folder("orrery-tiny", cache))
                .distinct()
                .toList();
        assertEquals(1, folders.size());
        try (var files = Files.list(folders.getFirst())) {
            assertEquals(
                    0, files.filter(file -> file.toString().endsWith(".tmp")).count());
        }
    }

    @Test
    void saysWhatItCannotProvide() throws IOException {
        assertThrows(ModelProblem.class, () -> EmbeddedModel.folder("orrery-huge", cache));
        var file = Files.createFile(cache.resolve("file"));
        assertThrows(UncheckedIOException.class, () -> EmbeddedModel.folder("orrery-tiny", file));
    }
}
