package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Chooses the numbers of a Q4_K block: an {@link OffsetFit} for each group, then all as multiples of one scale each. */
final class Q4KEncoder {
    private static final int LARGEST_CODE = 15;
    private static final int LARGEST_MULTIPLE = 63;

    private Q4KEncoder() {}

    static void encode(float[] values, int from, MemorySegment data, long at) {
        data.asSlice(at, GgufBlock.Q4_K.bytes()).fill((byte) 0);
        float largest = Magnitude.largest(values, from, from + GgufBlock.Q4_K.length());
        var fits = new OffsetFit[Q4K.GROUPS];
        float widest = 0;
        float deepest = 0;
        for (int group = 0; group < Q4K.GROUPS; group++) {
            int start = from + group * Q4K.GROUP;
            fits[group] = OffsetFit.of(values, start, start + Q4K.GROUP, LARGEST_CODE);
            widest = Math.max(widest, fits[group].scale());
            deepest = Math.max(deepest, fits[group].minimum());
        }
        Half.set(data, at, Float.isNaN(largest) ? largest : widest / LARGEST_MULTIPLE);
        Half.set(data, at + Short.BYTES, deepest / LARGEST_MULTIPLE);
        for (int group = 0; group < Q4K.GROUPS; group++) {
            int scale = multiple(fits[group].scale(), widest);
            int minimum = multiple(fits[group].minimum(), deepest);
            putScales(data, at + Q4K.SCALES_AT, group, scale, minimum);
            var stored = new OffsetFit(Half.get(data, at) * scale, Half.get(data, at + Short.BYTES) * minimum);
            putCodes(values, from + group * Q4K.GROUP, group, stored, data, at + Q4K.CODES_AT);
        }
    }

    private static int multiple(float value, float largest) {
        return largest == 0 ? 0 : (int) Math.rint(value / (double) largest * LARGEST_MULTIPLE);
    }

    /** Six bits each, laid out as {@link Q4K} reads them. */
    private static void putScales(MemorySegment data, long at, int group, int scale, int minimum) {
        if (group < 4) {
            add(data, at + group, scale);
            add(data, at + group + 4, minimum);
        } else {
            add(data, at + group + 4, scale & 0xF | (minimum & 0xF) << 4);
            add(data, at + group - 4, scale >> 4 << 6);
            add(data, at + group, minimum >> 4 << 6);
        }
    }

    private static void putCodes(float[] values, int from, int group, OffsetFit fit, MemorySegment data, long at) {
        for (int i = 0; i < Q4K.GROUP; i++) {
            add(data, at + group / 2 * Q4K.GROUP + i, fit.code(values[from + i], LARGEST_CODE) << group % 2 * 4);
        }
    }

    private static void add(MemorySegment data, long at, int bits) {
        data.set(ValueLayout.JAVA_BYTE, at, (byte) (data.get(ValueLayout.JAVA_BYTE, at) | bits));
    }
}
