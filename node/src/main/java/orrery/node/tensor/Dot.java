package orrery.node.tensor;

import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one dot product of Orrery, defined down to its bits.
 *
 * <p>Partial sum {@code i} of sixteen takes elements {@code i, i + 16, i + 32, ...} by fused
 * multiply-add, ascending, from +0; the last block is filled up with zeros. Then the sums are folded:
 * {@code (i, i + 8)}, {@code (i, i + 4)}, {@code (i, i + 2)}, {@code (i, i + 1)}. A fused
 * multiply-add rounds once wherever it runs, so vectors and plain loops agree.
 */
public final class Dot {
    /** Partial sums; as many as a 512-bit vector has lanes. */
    static final int LANES = 16;

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

    /** Whether this machine adds sixteen lanes at once; it decides speed, never bits. */
    static final boolean WIDE = Lanes.HERE == Lanes.SIXTEEN;

    private static final List<VectorMask<Float>> FIRST = IntStream.range(0, LANES)
            .mapToObj(lanes -> SPECIES.indexInRange(0, lanes))
            .toList();

    private Dot() {}

    /** The lanes of an incomplete block of so many elements: made once, since short rows have nothing else. */
    static VectorMask<Float> first(int lanes) {
        return FIRST.get(lanes);
    }

    /** The dot product of {@code a[aAt .. aAt + length)} and {@code b[bAt .. bAt + length)}. */
    public static float of(float[] a, int aAt, float[] b, int bAt, int length) {
        return of(Lanes.HERE, a, aAt, b, bAt, length);
    }

    /** The same, by as many lanes at once. */
    static float of(Lanes lanes, float[] a, int aAt, float[] b, int bAt, int length) {
        return switch (lanes) {
            case SIXTEEN -> wide(a, aAt, b, bAt, length);
            case EIGHT -> EightLanes.dot(a, aAt, b, bAt, length);
            case ONE -> plain(a, aAt, b, bAt, length);
        };
    }

    /** The sum of {@code a[at .. at + length)}: the dot product with ones. */
    public static float sum(float[] a, int at, int length) {
        return WIDE ? wideSum(a, at, length) : plainSum(a, at, length);
    }

    static float plain(float[] a, int aAt, float[] b, int bAt, int length) {
        var sums = new float[LANES];
        int blocks = length - length % LANES;
        for (int i = 0; i < blocks; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[lane] = Math.fma(a[aAt + i + lane], b[bAt + i + lane], sums[lane]);
            }
        }
        for (int i = blocks; i < length; i++) {
            sums[i - blocks] = Math.fma(a[aAt + i], b[bAt + i], sums[i - blocks]);
        }
        return fold(sums, length);
    }

    static float wide(float[] a, int aAt, float[] b, int bAt, int length) {
        var sums = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            sums = FloatVector.fromArray(SPECIES, a, aAt + i).fma(FloatVector.fromArray(SPECIES, b, bAt + i), sums);
        }
        if (i < length) {
            var rest = first(length - i);
            sums = FloatVector.fromArray(SPECIES, a, aAt + i, rest)
                    .fma(FloatVector.fromArray(SPECIES, b, bAt + i, rest), sums);
        }
        return WideFold.sum(sums);
    }

    static float plainSum(float[] a, int at, int length) {
        var sums = new float[LANES];
        for (int i = 0; i < length; i++) {
            sums[i % LANES] += a[at + i];
        }
        return fold(sums, length);
    }

    static float wideSum(float[] a, int at, int length) {
        var sums = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            sums = sums.add(FloatVector.fromArray(SPECIES, a, at + i));
        }
        if (i < length) {
            sums = sums.add(FloatVector.fromArray(SPECIES, a, at + i, first(length - i)));
        }
        return WideFold.sum(sums);
    }

    /** Folds sixteen partial sums of {@code length} elements; overwrites them. */
    static float fold(float[] sums, int length) {
        for (int i = length % LANES; i < LANES && length % LANES != 0; i++) {
            sums[i] += 0f; // the zeros of the last block: they turn a -0 into +0
        }
        for (int half = LANES / 2; half >= 1; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        return sums[0];
    }
}
