package orrery.node.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

    @ParameterizedTest
    @CsvSource({
        "BOOL, 1",
        "U8, 1",
        "I8, 1",
        "U16, 2",
        "I16, 2",
        "F16, 2",
        "BF16, 2",
        "U32, 4",
        "I32, 4",
        "F32, 4",
        "U64, 8",
        "I64, 8",
        "F64, 8",
        "C64, 8",
        "F8_E4M3, 1",
        "F8_E5M2, 1",
        "F8_E8M0, 1",
        "F4, 0.5",
        "F6_E2M3, 0.75"
    })
    void knowsTheSizeOfEveryType(StorageType type, double bytes) throws IOException {
        var path = folder.resolve("x.safetensors");
        int size = (int) (bytes * 8);
        new SafetensorsWriter()
                .tensor("t", type, List.of(2L, 4L), SmallFiles.counting(size))
                .write(path);
        var tensor = Safetensors.open(path).tensor("t");
        assertEquals(type, tensor.type());
        assertEquals(size, tensor.bytes().byteSize());
        if (!type.name().matches("F32|B?F16|F8_E(4M3|5M2)")) {
            assertThrows(ModelProblem.class, () -> tensor.matrix(2, 4));
        }
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
}
