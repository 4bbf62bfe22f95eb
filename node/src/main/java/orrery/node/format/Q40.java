package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Q4_0: a float16 scale, 16 bytes; byte i holds number i in its lower half and number i + 16 in its upper one, plus 8. */
final class Q40 {
    private static final int HALF = 16;
    private static final int ZERO = 8;

    private Q40() {}

    static void decode(MemorySegment data, long at, int count, float[] target, int to, boolean wide) {
        for (int block = 0; block < count; block++) {
            long start = at + (long) block * (Short.BYTES + HALF);
            float scale = Half.get(data, start);
            if (wide) {
                wide(data, start + Short.BYTES, scale, target, to + block * 2 * HALF);
            } else {
                plain(data, start + Short.BYTES, scale, target, to + block * 2 * HALF);
            }
        }
    }

    private static void wide(MemorySegment data, long at, float scale, float[] target, int to) {
        var lower = Sixteen.bits(data, at, 0, 0xF).sub(ZERO);
        var upper = Sixteen.bits(data, at, 4, 0xF).sub(ZERO);
        Sixteen.floats(lower).mul(scale).intoArray(target, to);
        Sixteen.floats(upper).mul(scale).intoArray(target, to + HALF);
    }

    private static void plain(MemorySegment data, long at, float scale, float[] target, int to) {
        for (int i = 0; i < HALF; i++) {
            int pair = data.get(ValueLayout.JAVA_BYTE, at + i);
            target[to + i] = ((pair & 0xF) - ZERO) * scale;
            target[to + HALF + i] = ((pair >> 4 & 0xF) - ZERO) * scale;
        }
    }

    /** The number that is largest in size becomes code 0, which is -8; so the scale has the other sign. */
    static void encode(float[] values, int from, MemorySegment data, long at) {
        float scale = Float.isNaN(Magnitude.largest(values, from, from + 2 * HALF))
                ? Float.NaN
                : signed(values, from) / -ZERO;
        float inverse = scale == 0 ? 0 : 1 / scale;
        Half.set(data, at, scale);
        for (int i = 0; i < HALF; i++) {
            int pair = code(values[from + i] * inverse) | code(values[from + HALF + i] * inverse) << 4;
            data.set(ValueLayout.JAVA_BYTE, at + Short.BYTES + i, (byte) pair);
        }
    }

    /** The first of those that are largest in size. */
    private static float signed(float[] values, int from) {
        float largest = 0;
        for (int i = from; i < from + 2 * HALF; i++) {
            largest = Math.abs(values[i]) > Math.abs(largest) ? values[i] : largest;
        }
        return largest;
    }

    private static int code(float steps) {
        return Math.min(15, (int) (steps + 8.5f));
    }
}
