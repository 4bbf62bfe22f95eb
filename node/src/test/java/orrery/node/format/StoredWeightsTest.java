package orrery.node.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import orrery.node.tensor.Matrix;

/** Layouts of checkpoints, by bytes that were worked out by hand. */
class StoredWeightsTest {
    private static final byte ONE = 0x38; // E4M3
    private static final byte TWO_E5M2 = 0x40;

    @Test
    void float8TakesOneScaleForTheTensor() {
        var matrix = StoredWeights.float8(bytes(TWO_E5M2, 0, 0xC0, 0x7B), MiniFloat.E5M2, 0.5f, 2, 2);
        assertEquals(1, matrix.at(0, 0));
        assertEquals(-1, matrix.at(1, 0));
        assertEquals(28672, matrix.at(1, 1));
        assertEquals(8, matrix.bytes());
    }

    @Test
    void float8TilesAreCountedFromTheCornerAndMayBeCut() {
        var codes = new byte[130 * 200];
        Arrays.fill(codes, ONE);
        var scales = Matrix.copyOf(new float[] {1, 2, 3, 4}, 2, 2);
        var matrix = StoredWeights.float8(MemorySegment.ofArray(codes), MiniFloat.E4M3, scales, 128, 128, 130, 200);
        assertEquals(1, matrix.at(127, 127));
        assertEquals(2, matrix.at(127, 128));
        assertEquals(3, matrix.at(128, 127));
        assertEquals(4, matrix.rows(128, 130).columns(100, 200).at(0, 28));
        assertEquals(130 * 200 + 4 * 4, matrix.bytes());
        assertEquals(2 * 10 + 2 * 4, matrix.rows(127, 129).columns(0, 10).bytes());
    }

    @Test
    void float8TakesAScaleForEachRow() {
        var scales = Matrix.copyOf(new float[] {1, 10}, 2, 1);
        var matrix = StoredWeights.float8(bytes(ONE, ONE, ONE, ONE), MiniFloat.E4M3, scales, 1, 2, 2, 2);
        assertEquals(1, matrix.at(0, 1));
        assertEquals(10, matrix.at(1, 1));
    }

    @Test
    void nvfp4HoldsEvenColumnsInLowerHalves() {
        var codes = new byte[2 * 16];
        codes[0] = (byte) 0xF1; // 0.5, -6
        codes[16 + 8] = 0x03; // second row, second block: 1.5
        var scales = bytes(ONE, ONE, ONE, 0x40); // 0x40: 2
        var matrix = StoredWeights.nvfp4(MemorySegment.ofArray(codes), scales, 0.25f, 2, 32);
        assertEquals(0.125f, matrix.at(0, 0));
        assertEquals(-1.5f, matrix.at(0, 1));
        assertEquals(0.75f, matrix.at(1, 16));
        assertEquals(0, matrix.at(1, 17));
        assertEquals(2 * 2 * 9 + 4, matrix.bytes());
    }

    @Test
    void nvfp4RoundsTheExactProductOnce() {
        var codes = new byte[8];
        codes[0] = 0x03; // 1.5
        float tensorScale = Math.nextUp(1f);
        var matrix = StoredWeights.nvfp4(MemorySegment.ofArray(codes), bytes(0x39), tensorScale, 1, 16); // 1.125
        assertEquals((float) (1.5 * 1.125 * tensorScale), matrix.at(0, 0));
    }

    @Test
    void mxfp4HoldsEvenColumnsInLowerHalves() {
        var codes = new byte[2 * 16];
        codes[0] = 0x21; // 0.5, 1
        codes[31] = (byte) 0xE0; // -4 in the last column
        var matrix = StoredWeights.mxfp4(MemorySegment.ofArray(codes), bytes(128, 125), 1, 64);
        assertEquals(1, matrix.at(0, 0));
        assertEquals(2, matrix.at(0, 1));
        assertEquals(-1, matrix.at(0, 63));
        assertEquals(2 * 17, matrix.bytes());
    }

    @Test
    void ggufRowsAreBlocksOneBehindTheOther() {
        var data = new byte[2 * 2 * 34];
        data[3 * 34 + 1] = 0x3C; // 1.0
        data[3 * 34 + 2 + 5] = -7;
        var matrix = StoredWeights.gguf(MemorySegment.ofArray(data), GgufBlock.Q8_0, 2, 64);
        assertEquals(-7, matrix.at(1, 37));
        assertEquals(0, matrix.at(0, 37));
        assertEquals(2 * 68, matrix.bytes());
    }

    @Test
    void refusesWhatDoesNotFit() {
        var few = bytes(1, 2, 3);
        var room = MemorySegment.ofArray(new byte[260]);
        var one = Matrix.copyOf(new float[1], 1, 1);
        refused("needs 4", () -> StoredWeights.float8(few, MiniFloat.E4M3, 1, 2, 2));
        refused("(2, 1)", () -> StoredWeights.float8(room, MiniFloat.E4M3, one, 128, 128, 130, 2));
        refused("needs 8", () -> StoredWeights.nvfp4(few, few, 1, 1, 16));
        refused("blocks of 16", () -> StoredWeights.nvfp4(few, few, 1, 1, 8));
        refused("blocks of 32", () -> StoredWeights.mxfp4(few, few, 1, 16));
        refused("needs 144", () -> StoredWeights.gguf(few, GgufBlock.Q4_K, 1, 256));
        refused("blocks of 256", () -> StoredWeights.gguf(few, GgufBlock.Q6_K, 1, 32));
        refused("four bits", () -> StoredWeights.float8(few, MiniFloat.E2M1, 1, 1, 3));
    }

    private static void refused(String reason, Executable mapping) {
        var problem = assertThrows(IllegalArgumentException.class, mapping);
        assertTrue(problem.getMessage().contains(reason), problem.getMessage());
    }

    private static MemorySegment bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return MemorySegment.ofArray(bytes);
    }
}
