package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Chooses the numbers of a Q6_K block: a {@link SymmetricFit} for each group, then all scales as multiples of one. */
final class Q6KEncoder {
    private static final int GROUPS = 2 * Q6K.HALF / Q6K.GROUP;
    private static final int LARGEST_MULTIPLE = 128;

    private Q6KEncoder() {}

    static void encode(float[] values, int from, MemorySegment data, long at) {
        data.asSlice(at, GgufBlock.Q6_K.bytes()).fill((byte) 0);
        float largest = Magnitude.largest(values, from, from + GgufBlock.Q6_K.length());
        var scales = new float[GROUPS];
        float widest = 0;
        for (int group = 0; group < GROUPS; group++) {
            int start = from + group * Q6K.GROUP;
            scales[group] = SymmetricFit.scale(values, start, start + Q6K.GROUP, Q6K.ZERO);
            widest = Math.abs(scales[group]) > Math.abs(widest) ? scales[group] : widest;
        }
        Half.set(data, at + Q6K.SCALE_AT, Float.isNaN(largest) ? largest : 0f - widest / LARGEST_MULTIPLE);
        float scale = Half.get(data, at + Q6K.SCALE_AT);
        for (int group = 0; group < GROUPS; group++) {
            int multiple = multiple(scales[group], widest);
            data.set(ValueLayout.JAVA_BYTE, at + Q6K.SCALES_AT + group, (byte) multiple);
            encode(values, from, group * Q6K.GROUP, scale * multiple, data, at);
        }
    }

    private static int multiple(float scale, float widest) {
        return widest == 0
                ? 0
                : (int) Math.min(LARGEST_MULTIPLE - 1, Math.rint(scale / (double) widest * -LARGEST_MULTIPLE));
    }

    private static void encode(float[] values, int from, int first, float scale, MemorySegment data, long at) {
        for (int i = first; i < first + Q6K.GROUP; i++) {
            double steps = scale == 0 ? 0 : Math.rint(values[from + i] / (double) scale);
            int code = (int) Math.clamp(steps, -Q6K.ZERO, Q6K.ZERO - 1) + Q6K.ZERO;
            add(data, at + Q6K.lowAt(i), (code & 0xF) << Q6K.lowShift(i));
            add(data, at + Q6K.highAt(i), code >> 4 << Q6K.highShift(i));
        }
    }

    private static void add(MemorySegment data, long at, int bits) {
        data.set(ValueLayout.JAVA_BYTE, at, (byte) (data.get(ValueLayout.JAVA_BYTE, at) | bits));
    }
}
