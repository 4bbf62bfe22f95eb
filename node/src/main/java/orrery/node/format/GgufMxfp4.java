package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** MXFP4 in GGUF: an E8M0 byte, then 16 bytes; byte i holds number i in its lower half, number i + 16 in its upper one. */
final class GgufMxfp4 {
    private static final int HALF = 16;

    private GgufMxfp4() {}

    static void decode(MemorySegment data, long at, int count, float[] target, int to) {
        for (int block = 0; block < count; block++) {
            long start = at + (long) block * (1 + HALF);
            float scale = PowerOfTwo.decode(data.get(ValueLayout.JAVA_BYTE, start) & 0xFF);
            int first = to + block * 2 * HALF;
            for (int i = 0; i < HALF; i++) {
                int pair = data.get(ValueLayout.JAVA_BYTE, start + 1 + i);
                target[first + i] = MiniFloat.E2M1.decode(pair & 0xF) * scale + 0f; // ggml has no -0 here
                target[first + HALF + i] = MiniFloat.E2M1.decode(pair >> 4 & 0xF) * scale + 0f;
            }
        }
    }

    static void encode(float[] values, int from, MemorySegment data, long at) {
        int code = Mxfp4Coding.scale(values, from, from + 2 * HALF);
        float scale = PowerOfTwo.decode(code);
        data.set(ValueLayout.JAVA_BYTE, at, (byte) code);
        for (int i = 0; i < HALF; i++) {
            int low = MiniFloat.E2M1.encode(values[from + i] / scale);
            int high = MiniFloat.E2M1.encode(values[from + HALF + i] / scale);
            data.set(ValueLayout.JAVA_BYTE, at + 1 + i, (byte) (low | high << 4));
        }
    }
}
