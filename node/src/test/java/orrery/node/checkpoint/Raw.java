package orrery.node.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** GGUF bytes one behind the other, right or wrong. */
final class Raw {
    private final ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

    /** Magic and version 3, then the two counts. */
    static Raw header(long tensors, long pairs) {
        return new Raw()
                .bytes("GGUF".getBytes(StandardCharsets.US_ASCII))
                .i32(3)
                .i64(tensors)
                .i64(pairs);
    }

    Raw i32(int value) {
        bytes.putInt(value);
        return this;
    }

    Raw i64(long value) {
        bytes.putLong(value);
        return this;
    }

    Raw bytes(byte... values) {
        bytes.put(values);
        return this;
    }

    Raw text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        return i64(utf8.length).bytes(utf8);
    }

    /** A key with a uint32. */
    Raw pair(String key, int value) {
        return text(key).i32(GgufValueType.UINT32.ordinal()).i32(value);
    }

    /** A line of the table of tensors; {@code sizes} innermost first, as the file has them. */
    Raw tensor(String name, int type, long offset, long... sizes) {
        text(name).i32(sizes.length);
        Arrays.stream(sizes).forEach(this::i64);
        return i32(type).i64(offset);
    }

    /** Zeroes to the next multiple of 32 and {@code size} more. */
    Raw data(int size) {
        return bytes(new byte[(-bytes.position() & 31) + size]);
    }

    Path write(Path file) throws IOException {
        return Files.write(file, Arrays.copyOf(bytes.array(), bytes.position()));
    }
}
