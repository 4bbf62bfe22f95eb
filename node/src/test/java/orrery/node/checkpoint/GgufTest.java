package orrery.node.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufTest {
    @TempDir
    Path folder;

    @Test
    void readsMetadataOfEveryKind() throws IOException {
        var metadata = Gguf.open(SmallFiles.write(SmallFiles.gguf(), folder.resolve("x.gguf")))
                .metadata();
        assertEquals("llama", metadata.text("general.architecture"));
        assertEquals(2, metadata.integer("llama.block_count", 1, 100));
        assertEquals(10000, metadata.positive("llama.rope.freq_base"));
        assertTrue(metadata.flagOr("tokenizer.ggml.add_bos_token", false));
        assertEquals(List.of("<s>", "ab", "星"), metadata.texts("tokenizer.ggml.tokens"));
        assertArrayEquals(new float[] {0, -1, -2}, metadata.floats("tokenizer.ggml.scores"));
        assertArrayEquals(new int[] {3, 1, 1}, metadata.integers("tokenizer.ggml.token_type"));
        assertEquals(3, metadata.length("tokenizer.ggml.scores"));
    }

    @Test
    void refusesMetadataOfAnotherKindOrRange() throws IOException {
        var metadata = Gguf.open(SmallFiles.write(SmallFiles.gguf(), folder.resolve("x.gguf")))
                .metadata();
        var problem = assertThrows(ModelProblem.class, () -> metadata.integer("llama.block_count", 3, 100));
        assertEquals("llama.block_count", problem.field());
        assertEquals("2", problem.found());
        assertThrows(ModelProblem.class, () -> metadata.text("llama.block_count"));
        assertThrows(ModelProblem.class, () -> metadata.texts("tokenizer.ggml.scores"));
        assertThrows(ModelProblem.class, () -> metadata.floats("general.architecture"));
        assertThrows(ModelProblem.class, () -> metadata.positive("absent"));
    }

    @Test
    void turnsShapesOutermostFirst() throws IOException {
        var file = Gguf.open(SmallFiles.write(SmallFiles.gguf(), folder.resolve("x.gguf")));
        assertEquals(List.of("a", "b"), List.copyOf(file.names()));
        assertEquals(5f, file.matrix("a", 2, 3).at(1, 2));
        assertEquals(List.of(2L, 2L, 32L), file.tensor("b").shape());
        assertEquals(StorageType.Q8_0, file.tensor("b").type());
        assertEquals(4 * 34, file.tensor("b").bytes().byteSize());
    }

    @Test
    void takesOneExpertOutOfAStack() throws IOException {
        var stack = Gguf.open(SmallFiles.write(SmallFiles.gguf(), folder.resolve("x.gguf")))
                .tensor("b");
        var second = stack.at(1);
        assertEquals(List.of(2L, 32L), second.shape());
        assertEquals((byte) 68, second.bytes().get(ValueLayout.JAVA_BYTE, 0));
        assertEquals(68, second.bytes().byteSize());
        assertThrows(ModelProblem.class, () -> stack.at(2));
    }

    @Test
    void findsTheOtherPartsOfASplitModel() throws IOException {
        var first = split("m-00001-of-00002.gguf", 0, "a");
        split("m-00002-of-00002.gguf", 1, "b");
        assertEquals(List.of("a", "b"), List.copyOf(Gguf.open(first).names()));
        split("m-00002-of-00002.gguf", 1, "a");
        assertEquals(
                "a", assertThrows(ModelProblem.class, () -> Gguf.open(first)).field());
        split("m-00002-of-00002.gguf", 0, "b");
        assertEquals(
                "split.no",
                assertThrows(ModelProblem.class, () -> Gguf.open(first)).field());
        Files.delete(folder.resolve("m-00002-of-00002.gguf"));
        assertEquals(
                folder.resolve("m-00002-of-00002.gguf"),
                assertThrows(ModelProblem.class, () -> Gguf.open(first)).file());
    }

    @Test
    void asksForTheFirstPart() throws IOException {
        split("m-00001-of-00002.gguf", 0, "a");
        var second = split("m-00002-of-00002.gguf", 1, "b");
        var problem = assertThrows(ModelProblem.class, () -> Gguf.open(second));
        assertTrue(problem.remedy().contains("NAME-00001-of-00002.gguf"), problem.remedy());
    }

    private Path split(String name, int number, String tensor) throws IOException {
        var writer = new GgufWriter()
                .put("split.no", number)
                .put("split.count", 2)
                .put("split.tensors.count", 2)
                .tensor(tensor, StorageType.F32, List.of(1L), SmallFiles.floats(1));
        return SmallFiles.write(writer, folder.resolve(name));
    }
}
