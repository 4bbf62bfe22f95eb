package orrery.node.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to hang, crash or exhaust their reader; each is refused by the field that is wrong. */
class HostileGgufTest {
    private static final int F32 = 0;
    private static final int Q4_0 = 2;
    private static final int ARRAY = GgufValueType.ARRAY.ordinal();
    private static final int STRING = GgufValueType.STRING.ordinal();

    @TempDir
    Path folder;

    static Stream<Arguments> hostile() {
        return Stream.of(
                arguments("magic", new Raw().text("GGML")),
                arguments("magic", new Raw()),
                arguments(
                        "version",
                        new Raw().bytes("GGUF".getBytes()).i32(1).i64(0).i64(0)),
                arguments("version", new Raw().bytes("GGUF".getBytes()).i32(3 << 24)),
                arguments("tensor count", Raw.header(1L << 60, 0)),
                arguments("tensor count", Raw.header(-1, 0)),
                arguments("tensor count", Raw.header(Long.MIN_VALUE, 0).data(1000)),
                arguments("metadata count", Raw.header(0, 1L << 60)),
                arguments("metadata count", Raw.header(0, 1)),
                arguments("key 0 length", Raw.header(0, 1).i64(Long.MIN_VALUE).data(64)),
                arguments("key 0 length", Raw.header(0, 1).i64(Long.MAX_VALUE).data(64)),
                arguments(
                        "key 0",
                        Raw.header(0, 1).i64(2).bytes((byte) 0xc3, (byte) 0x28).data(64)),
                arguments("k", Raw.header(0, 2).pair("k", 1).pair("k", 2)),
                arguments("k type", Raw.header(0, 1).text("k").i32(13).i64(0)),
                arguments("k type", Raw.header(0, 1).text("k").i32(-1).i64(0)),
                arguments("k", Raw.header(0, 1).text("k").i32(7).bytes((byte) 2)),
                arguments(
                        "k",
                        Raw.header(0, 1)
                                .text("k")
                                .i32(ARRAY)
                                .i32(ARRAY)
                                .i64(1L << 40)
                                .data(64)),
                arguments(
                        "k length", Raw.header(0, 1).text("k").i32(ARRAY).i32(0).i64(1L << 62)),
                arguments(
                        "k length",
                        Raw.header(0, 1)
                                .text("k")
                                .i32(ARRAY)
                                .i32(STRING)
                                .i64(99)
                                .data(64)),
                arguments(
                        "k length",
                        Raw.header(0, 1)
                                .text("k")
                                .i32(ARRAY)
                                .i32(STRING)
                                .i64(2)
                                .i64(-1)
                                .i64(0)),
                arguments("general.alignment", Raw.header(0, 1).pair("general.alignment", 0)),
                arguments("general.alignment", Raw.header(0, 1).pair("general.alignment", 24)),
                arguments("general.alignment", Raw.header(0, 1).pair("general.alignment", 1 << 30)),
                arguments("general.alignment", notANumber("general.alignment")),
                arguments("split.count", Raw.header(0, 1).pair("split.count", 65535)),
                arguments("t", Raw.header(1, 0).tensor("t", F32, 0)),
                arguments("t", Raw.header(1, 0).tensor("t", F32, 0, 1, 1, 1, 1, 1)),
                arguments("t shape", Raw.header(1, 0).tensor("t", F32, 0, 0)),
                arguments("t shape", Raw.header(1, 0).tensor("t", F32, 0, -4)),
                arguments("t shape", Raw.header(1, 0).tensor("t", F32, 0, 1L << 42, 1L << 42)),
                arguments("t shape", Raw.header(1, 0).tensor("t", F32, 0, 1L << 31, 1L << 31, 4)),
                arguments("t shape", Raw.header(1, 0).tensor("t", Q4_0, 0, 33)),
                arguments("t type", Raw.header(1, 0).tensor("t", 4, 0, 32)),
                arguments("t type", Raw.header(1, 0).tensor("t", -1, 0, 32)),
                arguments("t offset", Raw.header(1, 0).tensor("t", F32, 0, 1L << 42)),
                arguments("t offset", Raw.header(1, 0).tensor("t", F32, 16, 4).data(64)),
                arguments("t offset", Raw.header(1, 0).tensor("t", F32, -32, 4).data(64)),
                arguments("t offset", Raw.header(1, 0).tensor("t", F32, 64, 4).data(64)),
                arguments(
                        "t offset",
                        Raw.header(1, 0)
                                .tensor("t", F32, Long.MAX_VALUE - 31, 4)
                                .data(64)),
                arguments("u.offset", two("t", "u", 32).data(96)),
                arguments("t", two("t", "t", 64).data(96)));
    }

    private static Raw notANumber(String key) {
        return Raw.header(0, 1).text(key).i32(GgufValueType.FLOAT32.ordinal()).i32(0x7fc00000);
    }

    /** The first tensor takes 64 bytes. */
    private static Raw two(String first, String second, long offset) {
        return Raw.header(2, 0).tensor(first, F32, 0, 16).tensor(second, F32, offset, 8);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesWhatCannotBeTrue(String field, Raw raw) throws IOException {
        var file = raw.write(folder.resolve("x.gguf"));
        var problem = assertThrows(ModelProblem.class, () -> Gguf.open(file));
        assertEquals(field, problem.field(), problem.getMessage());
        assertEquals(file, problem.file());
        assertTrue(problem.remedy().length() > 10, problem.getMessage());
    }

    @Test
    void acceptsTheSameLayoutWithoutTheFault() throws IOException {
        var file = two("t", "u", 64).data(96).write(folder.resolve("x.gguf"));
        assertEquals(List.of("t", "u"), List.copyOf(Gguf.open(file).names()));
    }
}
