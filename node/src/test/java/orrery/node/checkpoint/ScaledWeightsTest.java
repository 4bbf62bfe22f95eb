package orrery.node.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes of one, scaled by what lies beside them. */
class ScaledWeightsTest {
    private static final int E4M3_ONE = 0x38;
    private static final int E5M2_ONE = 0x3c;
    private static final int E2M1_ONES = 0x22;

    @TempDir
    Path folder;

    private final SafetensorsWriter writer = new SafetensorsWriter();

    @Test
    void scalesTilesOfDeepSeek() throws IOException {
        add("w.weight", StorageType.F8_E4M3, E4M3_ONE, 130, 256);
        floats("w.weight_scale_inv", List.of(2L, 2L), 1, 2, 3, 4);
        var matrix = open().matrix("w.weight", 130, 256);
        assertEquals(1f, matrix.at(127, 127));
        assertEquals(2f, matrix.at(0, 128));
        assertEquals(3f, matrix.at(128, 0));
        assertEquals(4f, matrix.columns(200, 256).at(129, 0));
    }

    @Test
    void scalesAWholeTensorOrItsRows() throws IOException {
        add("a.weight", StorageType.F8_E5M2, E5M2_ONE, 3, 4);
        floats("a.weight_scale", List.of(), 0.5f);
        add("b.weight", StorageType.F8_E4M3, E4M3_ONE, 3, 4);
        floats("b.weight_scale", List.of(3L, 1L), 1, 2, 3);
        add("c.weight", StorageType.F8_E4M3, E4M3_ONE, 3, 4);
        var checkpoint = open();
        assertEquals(0.5f, checkpoint.matrix("a.weight", 3, 4).at(2, 3));
        assertEquals(3f, checkpoint.matrix("b.weight", 3, 4).at(2, 3));
        assertEquals(1f, checkpoint.matrix("c.weight", 3, 4).at(2, 3));
    }

    @Test
    void findsTheScalesOfNvfp4InBothSpellings() throws IOException {
        add("a.weight", StorageType.U8, E2M1_ONES, 2, 16);
        add("a.weight_scale", StorageType.F8_E4M3, E4M3_ONE, 2, 2);
        floats("a.weight_scale_2", List.of(), 0.25f);
        add("b.weight_packed", StorageType.U8, E2M1_ONES, 2, 16);
        add("b.weight_scale", StorageType.F8_E4M3, E4M3_ONE, 2, 2);
        floats("b.weight_global_scale", List.of(1L), 4);
        var checkpoint = open();
        assertEquals(0.25f, checkpoint.matrix("a.weight", 2, 32).at(1, 31));
        assertEquals(0.25f, checkpoint.matrix("b.weight", 2, 32).at(1, 31));
    }

    @Test
    void takesAnExpertOutOfBlocksAndScales() throws IOException {
        add("experts.down_proj_blocks", StorageType.U8, E2M1_ONES, 2, 3, 2, 16);
        writer.tensor(
                "experts.down_proj_scales", StorageType.U8, List.of(2L, 3L, 2L), bytes(12, i -> i < 6 ? 127 : 128));
        var checkpoint = open();
        assertEquals(1f, checkpoint.expert("experts.down_proj", 0, 3, 64).at(2, 63));
        assertEquals(2f, checkpoint.expert("experts.down_proj", 1, 3, 64).at(2, 63));
        assertThrows(ModelProblem.class, () -> checkpoint.expert("experts.down_proj", 2, 3, 64));
        assertThrows(ModelProblem.class, () -> checkpoint.expert("experts.down_proj", 0, 3, 96));
    }

    @Test
    void namesScalesThatAreMissingOrOfAnotherShape() throws IOException {
        add("a.weight", StorageType.F8_E4M3, E4M3_ONE, 300, 4);
        floats("a.weight_scale_inv", List.of(2L, 1L), 1, 2);
        add("b.weight", StorageType.U8, E2M1_ONES, 2, 16);
        add("c.weight", StorageType.I32, 0, 2, 16);
        var checkpoint = open();
        refuses("a.weight_scale_inv", () -> checkpoint.matrix("a.weight", 300, 4));
        refuses("b.weight_scale_2", () -> checkpoint.matrix("b.weight", 2, 32));
        var problem = refuses("c.weight", () -> checkpoint.matrix("c.weight", 2, 16));
        assertTrue(problem.remedy().contains("Q4_K"), problem.remedy());
    }

    /** The second half of a row of two blocks has twice the scale of the first. */
    @Test
    void decodesBlocksOfGguf() throws IOException {
        var file = folder.resolve("x.gguf");
        var codes = bytes(68, i -> i % 34 == 0 ? 0 : i % 34 == 1 ? i < 34 ? 0x3c : 0x40 : i % 34 - 2);
        new GgufWriter().tensor("t", StorageType.Q8_0, List.of(1L, 64L), codes).write(file);
        var matrix = Checkpoint.open(file).matrix("t", 1, 64);
        assertEquals(31f, matrix.at(0, 31));
        assertEquals(62f, matrix.at(0, 63));
    }

    private static ModelProblem refuses(String field, Runnable reading) {
        var problem = assertThrows(ModelProblem.class, reading::run);
        assertEquals(field, problem.field(), problem.getMessage());
        return problem;
    }

    /** A tensor of bytes {@code value}; {@code shape} in elements. */
    private void add(String name, StorageType type, int value, long... shape) {
        var sizes = Arrays.stream(shape).boxed().toList();
        long size = type.bytes(sizes.stream().reduce(1L, (a, b) -> a * b));
        writer.tensor(name, type, sizes, bytes((int) size, _ -> value));
    }

    private void floats(String name, List<Long> shape, float... values) {
        writer.tensor(name, StorageType.F32, shape, SmallFiles.floats(values));
    }

    private static Supplier<MemorySegment> bytes(int size, IntUnaryOperator value) {
        var bytes = Arena.ofAuto().allocate(size);
        for (int i = 0; i < size; i++) {
            bytes.set(ValueLayout.JAVA_BYTE, i, (byte) value.applyAsInt(i));
        }
        return () -> bytes;
    }

    private Checkpoint open() throws IOException {
        var file = folder.resolve("x.safetensors");
        writer.write(file);
        return Checkpoint.open(file);
    }
}
