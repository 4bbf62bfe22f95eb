package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The float16 scale of a GGUF block. */
final class Half {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Half() {}

    static float get(MemorySegment data, long at) {
        return Float.float16ToFloat(data.get(SHORT, at));
    }

    static void set(MemorySegment data, long at, float value) {
        data.set(SHORT, at, Float.floatToFloat16(value));
    }
}
