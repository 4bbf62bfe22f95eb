package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Q4_K: eight groups of 32, a number being {@code scale * code - minimum}.
 *
 * <p>Two float16 numbers that all scales and all minima are multiples of, 12 bytes with those multiples (six bits each),
 * 128 bytes of codes: 32 bytes hold one group in their lower halves and the next in their upper ones.
 */
final class Q4K {
    static final int GROUPS = 8;
    static final int GROUP = 32;
    static final int SCALES_AT = 4;
    static final int SCALE_BYTES = 12;
    static final int CODES_AT = SCALES_AT + SCALE_BYTES;

    private Q4K() {}

    static void decode(MemorySegment data, long at, int count, float[] target, int to, boolean wide) {
        for (int block = 0; block < count; block++) {
            long start = at + (long) block * GgufBlock.Q4_K.bytes();
            float scale = Half.get(data, start);
            float minimum = Half.get(data, start + Short.BYTES);
            for (int group = 0; group < GROUPS; group++) {
                float step = scale * scale(data, start + SCALES_AT, group);
                float lowest = minimum * minimum(data, start + SCALES_AT, group);
                long codes = start + CODES_AT + group / 2 * GROUP;
                group(data, codes, group % 2 * 4, step, lowest, target, to + (block * GROUPS + group) * GROUP, wide);
            }
        }
    }

    private static void group(
            MemorySegment data, long at, int shift, float scale, float minimum, float[] target, int to, boolean wide) {
        if (wide) {
            wide(data, at, shift, scale, minimum, target, to);
            wide(data, at + Sixteen.LANES, shift, scale, minimum, target, to + Sixteen.LANES);
        } else {
            plain(data, at, shift, scale, minimum, target, to);
        }
    }

    private static void wide(
            MemorySegment data, long at, int shift, float scale, float minimum, float[] target, int to) {
        var codes = Sixteen.bits(data, at, shift, 0xF);
        Sixteen.floats(codes).mul(scale).sub(minimum).intoArray(target, to);
    }

    private static void plain(
            MemorySegment data, long at, int shift, float scale, float minimum, float[] target, int to) {
        for (int i = 0; i < GROUP; i++) {
            int code = data.get(ValueLayout.JAVA_BYTE, at + i) >> shift & 0xF;
            target[to + i] = scale * code - minimum; // the product is exact, so a fused one gives the same
        }
    }

    /** The first four scales are the lower six bits of bytes 0 to 3; the others are spread over two bytes each. */
    private static int scale(MemorySegment data, long at, int group) {
        return group < 4
                ? unsigned(data, at + group) & 63
                : unsigned(data, at + group + 4) & 0xF | unsigned(data, at + group - 4) >> 6 << 4;
    }

    private static int minimum(MemorySegment data, long at, int group) {
        return group < 4
                ? unsigned(data, at + group + 4) & 63
                : unsigned(data, at + group + 4) >> 4 | unsigned(data, at + group) >> 6 << 4;
    }

    private static int unsigned(MemorySegment data, long at) {
        return data.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
    }
}
