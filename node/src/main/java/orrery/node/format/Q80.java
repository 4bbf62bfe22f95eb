package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Q8_0: a float16 scale, 32 signed bytes. */
final class Q80 {
    private static final int LENGTH = 32;
    private static final int LARGEST = 127;

    private Q80() {}

    static void decode(MemorySegment data, long at, int count, float[] target, int to, boolean wide) {
        for (int block = 0; block < count; block++) {
            long start = at + (long) block * (Short.BYTES + LENGTH);
            float scale = Half.get(data, start);
            if (wide) {
                wide(data, start + Short.BYTES, scale, target, to + block * LENGTH);
            } else {
                plain(data, start + Short.BYTES, scale, target, to + block * LENGTH);
            }
        }
    }

    private static void wide(MemorySegment data, long at, float scale, float[] target, int to) {
        Sixteen.floats(Sixteen.bytes(data, at)).mul(scale).intoArray(target, to);
        Sixteen.floats(Sixteen.bytes(data, at + Sixteen.LANES)).mul(scale).intoArray(target, to + Sixteen.LANES);
    }

    private static void plain(MemorySegment data, long at, float scale, float[] target, int to) {
        for (int i = 0; i < LENGTH; i++) {
            target[to + i] = data.get(ValueLayout.JAVA_BYTE, at + i) * scale;
        }
    }

    /** The scale is {@code amax / 127}; codes round half away from zero, as in ggml. */
    static void encode(float[] values, int from, MemorySegment data, long at) {
        float scale = Magnitude.largest(values, from, from + LENGTH) / LARGEST;
        float inverse = scale == 0 ? 0 : 1 / scale;
        Half.set(data, at, scale);
        for (int i = 0; i < LENGTH; i++) {
            data.set(ValueLayout.JAVA_BYTE, at + Short.BYTES + i, (byte) awayFromZero(values[from + i] * inverse));
        }
    }

    private static int awayFromZero(float value) {
        return (int) (value + Math.copySign(0.5, value)); // in double precision, where the sum is exact
    }
}
