package orrery.node.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** How one weight is stored, little-endian. */
public enum ElementType {
    F32(4),
    /** The upper half of a float32. */
    BF16(2),
    /** IEEE 754 half precision; widened element by element, so slower than the other two. */
    F16(2);

    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** The element {@code column} of the row that starts at byte {@code row}, exactly, as a float32. */
    float widen(MemorySegment data, long row, int column) {
        return switch (this) {
            case F32 -> data.get(FLOAT, row + 4L * column);
            case BF16 -> Float.intBitsToFloat(data.get(SHORT, row + 2L * column) << 16);
            case F16 -> Float.float16ToFloat(data.get(SHORT, row + 2L * column));
        };
    }

    /** Widens {@code length} elements of that row to {@code target[at ..]}. */
    void widen(MemorySegment data, long row, int length, float[] target, int at) {
        if (this == F32) {
            MemorySegment.copy(data, FLOAT, row, target, at, length);
            return;
        }
        int done = this == BF16 && Dot.WIDE ? WideBfloat16Rows.widen(data, row, length, target, at) : 0;
        for (int column = done; column < length; column++) {
            target[at + column] = widen(data, row, column);
        }
    }
}
