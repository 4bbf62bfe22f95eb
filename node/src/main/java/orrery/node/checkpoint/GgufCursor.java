package orrery.node.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads little-endian values one behind the other, never past the end and never more text than there is. */
final class GgufCursor {
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int LARGEST_TEXT = 1 << 24; // a chat template has some thousand bytes

    private final Path file;
    private final MemorySegment bytes;
    private long at;

    GgufCursor(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    Path file() {
        return file;
    }

    /** Bytes read so far. */
    long at() {
        return at;
    }

    long left() {
        return bytes.byteSize() - at;
    }

    /** {@code field} is what to name where the file ends before it, here and below. */
    byte oneByte(String field) {
        return bytes.get(ValueLayout.JAVA_BYTE, skip(1, field));
    }

    short twoBytes(String field) {
        return bytes.get(SHORT, skip(Short.BYTES, field));
    }

    int fourBytes(String field) {
        return bytes.get(INT, skip(Integer.BYTES, field));
    }

    long eightBytes(String field) {
        return bytes.get(LONG, skip(Long.BYTES, field));
    }

    /** A count that leaves {@code leastBytes} of the file for each. */
    long count(String field, long leastBytes, long most) {
        long count = eightBytes(field);
        long possible = Math.min(most, left() / leastBytes);
        if (count < 0 || count > possible) {
            throw new ModelProblem(
                    file,
                    field,
                    Long.toUnsignedString(count),
                    "at most " + possible + " is possible in the " + left() + " bytes that follow; was it cut off?");
        }
        return count;
    }

    /** Eight bytes of length, then so many of UTF-8. */
    String text(String field) {
        int length = Math.toIntExact(count(field + " length", 1, LARGEST_TEXT));
        var text = bytes.asSlice(skip(length, field), length).toArray(ValueLayout.JAVA_BYTE);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ModelProblem(file, field, "bytes that are no UTF-8", "text in UTF-8 is expected", e);
        }
    }

    /** Passes a text without reading it. */
    void skipText(String field) {
        skip(count(field + " length", 1, LARGEST_TEXT), field);
    }

    /** Passes {@code length} bytes and returns where they begin. */
    long skip(long length, String field) {
        if (length > left()) {
            throw new ModelProblem(
                    file, field, left() + " bytes at the end of the file", length + " are expected; was it cut off?");
        }
        long here = at;
        at += length;
        return here;
    }

    /** Another cursor over the bytes from {@code from} to here. */
    GgufCursor since(long from) {
        return new GgufCursor(file, bytes.asSlice(from, at - from));
    }

    /** The same bytes from their beginning, for another reading. */
    GgufCursor again() {
        return new GgufCursor(file, bytes);
    }
}
