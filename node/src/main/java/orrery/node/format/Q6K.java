package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.VectorOperators;

/**
 * Q6_K: sixteen groups of 16, a number being {@code scale * (code - 32)}.
 *
 * <p>128 bytes with the lower four bits of the codes, 64 with the upper two, 16 signed bytes with the multiples that the
 * scales are of a float16 number, and that number. Codes come in two halves of 128; in a half, quarter q is 32 numbers:
 * their lower bits lie in bytes {@code 32 * (q % 2) ..}, lower or upper halves for q / 2; their upper bits at 2q.
 */
final class Q6K {
    static final int HALF = 128;
    static final int QUARTER = 32;
    static final int GROUP = 16;
    static final int HIGH_AT = 128;
    static final int SCALES_AT = 192;
    static final int SCALE_AT = 208;
    static final int ZERO = 32;

    private Q6K() {}

    static void decode(MemorySegment data, long at, int count, float[] target, int to, boolean wide) {
        for (int block = 0; block < count; block++) {
            long start = at + (long) block * GgufBlock.Q6_K.bytes();
            float scale = Half.get(data, start + SCALE_AT);
            for (int group = 0; group < 2 * HALF / GROUP; group++) {
                float own = scale * data.get(ValueLayout.JAVA_BYTE, start + SCALES_AT + group);
                int first = group * GROUP;
                if (wide) {
                    wide(data, start, first, own, target, to + 2 * HALF * block + first);
                } else {
                    plain(data, start, first, own, target, to + 2 * HALF * block + first);
                }
            }
        }
    }

    /** Sixteen codes from the one numbered {@code first}. */
    private static void wide(MemorySegment data, long start, int first, float scale, float[] target, int to) {
        var lower = Sixteen.bits(data, start + lowAt(first), lowShift(first), 0xF);
        var upper = Sixteen.bits(data, start + highAt(first), highShift(first), 3);
        var numbers = lower.or(upper.lanewise(VectorOperators.LSHL, 4)).sub(ZERO);
        Sixteen.floats(numbers).mul(scale).intoArray(target, to);
    }

    /** The same one by one. */
    private static void plain(MemorySegment data, long start, int first, float scale, float[] target, int to) {
        long low = start + lowAt(first);
        long high = start + highAt(first);
        int lowShift = lowShift(first);
        int highShift = highShift(first);
        for (int i = 0; i < GROUP; i++) {
            int lower = data.get(ValueLayout.JAVA_BYTE, low + i) >> lowShift & 0xF;
            int upper = data.get(ValueLayout.JAVA_BYTE, high + i) >> highShift & 3;
            target[to + i] = scale * ((lower | upper << 4) - ZERO);
        }
    }

    /** The byte of a block that holds the lower bits of code {@code i}. */
    static int lowAt(int i) {
        return i / HALF * (HALF / 2) + i % (2 * QUARTER);
    }

    static int lowShift(int i) {
        return i % HALF / (2 * QUARTER) * 4;
    }

    /** The byte of a block that holds the upper bits of code {@code i}. */
    static int highAt(int i) {
        return HIGH_AT + i / HALF * QUARTER + i % QUARTER;
    }

    static int highShift(int i) {
        return i % HALF / QUARTER * 2;
    }
}
