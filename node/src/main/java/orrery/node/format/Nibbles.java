package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** E2M1 codes, two to a byte, the lower half first. */
final class Nibbles {
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    /** Codes in a long. */
    static final int LANES = 16;

    private static final float[] VALUES = MiniFloat.E2M1.table();
    private static final IntVector BITS =
            FloatVector.fromArray(FloatVector.SPECIES_512, VALUES, 0).reinterpretAsInts();

    private Nibbles() {}

    /**
     * Writes codes {@code from} to {@code to} of the sixteen at byte {@code at} to {@code target[targetAt ..]}, each
     * {@code (code * scale) * tensorScale}; the first product is exact for scales of at most 22 bits.
     */
    static void decode(
            MemorySegment codes,
            long at,
            int from,
            int to,
            float scale,
            float tensorScale,
            float[] target,
            int targetAt) {
        long bits = codes.get(LONG, at);
        if (Sixteen.WIDE && to - from == LANES) {
            wide(bits, scale, tensorScale, target, targetAt);
        } else {
            plain(bits >>> 4 * from, to - from, scale, tensorScale, target, targetAt);
        }
    }

    static void wide(long bits, float scale, float tensorScale, float[] target, int to) {
        var values = Sixteen.nibbles(bits).selectFrom(BITS).reinterpretAsFloats();
        values.mul(scale).mul(tensorScale).intoArray(target, to);
    }

    static void plain(long bits, int count, float scale, float tensorScale, float[] target, int to) {
        for (int i = 0; i < count; i++) {
            target[to + i] = VALUES[(int) (bits >>> 4 * i) & 0xF] * scale * tensorScale;
        }
    }

    /** The codes of {@code values[from .. to)}, at most sixteen, each divided by {@code step}; zeros behind. */
    static long encode(float[] values, int from, int to, float step) {
        long bits = 0;
        for (int i = from; i < to && step != 0; i++) {
            bits |= (long) MiniFloat.E2M1.encode(values[i] / step) << 4 * (i - from);
        }
        return bits;
    }
}
