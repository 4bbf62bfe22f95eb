package orrery.node.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void readsTensorsWhereTheHeaderSaysTheyAre() throws IOException {
        var bytes = SafetensorsFile.bytes(SafetensorsFile.VALID, 32);
        var data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(bytes.length - 32);
        for (float value : new float[] {1, 2, 3, 4, 5, 6}) {
            data.putFloat(value);
        }
        data.putShort((short) 0x4000).putShort((short) 0xbf80);
        var file = Safetensors.open(SafetensorsFile.write(folder.resolve("x"), bytes));
        assertEquals(Set.of("a", "b"), file.names());
        assertEquals(6f, file.matrix("a", 2, 3).at(1, 2));
        assertEquals("[2.0, -1.0, 0.0, 0.0]", Arrays.toString(file.vector("b", 4)));
    }

    /** Each line: what to replace in a valid header, by what, and what the message must name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "F32"          | "F31"              | allowed: F32, F16, BF16
                    "F32"          | 7                  | a.dtype
                    [2,3]          | [2,4]              | takes 32 bytes
                    [2,3]          | [2,-3]             | a.shape
                    [2,3]          | [2.0,3]            | a.shape
                    [2,3]          | [9000000000000000,9000000000000000] | no file can hold so much
                    [2,3]          | [99999999999999999999999] | a.shape
                    [2,3]          | {}                 | a.shape
                    [24,32]        | [16,24]            | it lies within a
                    [24,32]        | [32,40]            | up to 32
                    [24,32]        | [32,24]            | b.data_offsets
                    [24,32]        | [24]               | b.data_offsets
                    [4]            | [5]                | takes 10 bytes
                    "b"            | "a"                | Duplicate
                    {"dtype":"BF16" | ["dtype"           | valid JSON
                    "shape":[4],   | ""                 | valid JSON
                    "dtype":"BF16",| ''                 | b.dtype
                    """)
    void refusesAHeaderThatCannotBeTrue(String valid, String wrong, String named) throws IOException {
        var header = SafetensorsFile.VALID.replace(valid, wrong);
        var file = SafetensorsFile.write(folder.resolve("x"), header, 32);
        var problem = assertThrows(ModelProblem.class, () -> Safetensors.open(file));
        assertTrue(problem.getMessage().contains(named), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, 100_000_001})
    void refusesAFewBytesThatClaimTerabytes(long claimed) throws IOException {
        var bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claimed)
                .array();
        var file = SafetensorsFile.write(folder.resolve("x"), bytes);
        var problem = assertThrows(ModelProblem.class, () -> Safetensors.open(file));
        assertEquals("header length", problem.field());
    }

    @Test
    void saysWhatIsMissingOrOfAnotherShape() throws IOException {
        var file = Safetensors.open(SafetensorsFile.write(folder.resolve("x"), SafetensorsFile.VALID, 32));
        assertTrue(assertThrows(ModelProblem.class, () -> file.matrix("a", 3, 2))
                .getMessage()
                .contains("[2, 3]"));
        assertTrue(assertThrows(ModelProblem.class, () -> file.vector("c", 1))
                .getMessage()
                .contains("no such tensor"));
        assertThrows(ModelProblem.class, () -> Safetensors.open(folder.resolve("absent")));
        assertThrows(ModelProblem.class, () -> Safetensors.open(folder));
    }

    /** Nothing but a ModelProblem may come of a file that was cut off or has wrong bits. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void neverFailsOtherwiseOnDamagedFiles(long seed) throws IOException {
        var random = new Random(seed);
        var file = folder.resolve("x");
        int refused = 0;
        for (int round = 0; round < 1500; round++) {
            var bytes = damage(SafetensorsFile.bytes(SafetensorsFile.VALID, 32), random);
            Files.write(file, bytes);
            refused += refuses(file, "seed " + seed + ", round " + round) ? 1 : 0;
        }
        assertTrue(refused > 500, "most damage is noticed, but only " + refused + " of 1500 were");
    }

    private static boolean refuses(Path file, String replay) {
        try {
            var opened = Safetensors.open(file);
            for (var name : opened.names()) {
                var shape = opened.tensor(name).shape();
                if (shape.size() == 1 && shape.getFirst() > 0) {
                    opened.vector(name, Math.toIntExact(shape.getFirst()));
                }
            }
            return false;
        } catch (ModelProblem expected) {
            return true;
        } catch (RuntimeException e) {
            throw new AssertionError(replay, e);
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
