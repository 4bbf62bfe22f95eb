package orrery.node.tensor;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** BFloat16 rows, sixteen elements at a time, each shifted into the upper half of a float32. */
enum WideBfloat16Rows implements Rows {
    ROWS;

    private static final VectorSpecies<Short> HALVES = ShortVector.SPECIES_256;
    private static final int LINE = 64; // bytes of a cache line, and of a vector

    /** Bytes; a smaller matrix is likely still in a cache from the token before. Decides speed, never bits. */
    static final int TOO_LARGE_TO_CACHE = 4 << 20;

    /** Nobody reads it; but what may be written here, the compiler has to load. */
    private static int unread;

    /**
     * Widening and multiplying soon fill the window in which a processor looks for loads that it can start
     * early; bare loads keep many more of them under way, and Java has no prefetch instruction.
     */
    @Override
    public void fetchFour(MemorySegment weights, long row, long rowBytes, int length) {
        if (weights.byteSize() >= TOO_LARGE_TO_CACHE && bits(weights, row, rowBytes, length) == 1) {
            unread = 1;
        }
    }

    private static int bits(MemorySegment weights, long row, long rowBytes, int length) {
        long row1 = row + rowBytes;
        long row2 = row1 + rowBytes;
        long row3 = row2 + rowBytes;
        var bits0 = IntVector.zero(IntVector.SPECIES_512);
        var bits1 = bits0;
        var bits2 = bits0;
        var bits3 = bits0;
        for (int i = 0; i <= 2 * length - LINE; i += LINE) {
            bits0 = bits0.or(line(weights, row + i));
            bits1 = bits1.or(line(weights, row1 + i));
            bits2 = bits2.or(line(weights, row2 + i));
            bits3 = bits3.or(line(weights, row3 + i));
        }
        return bits0.or(bits1).or(bits2.or(bits3)).lane(0);
    }

    @Override
    public void four(
            MemorySegment weights, long row, long rowBytes, float[] x, int xAt, int length, float[] y, int yAt) {
        long row1 = row + rowBytes;
        long row2 = row1 + rowBytes;
        long row3 = row2 + rowBytes;
        var sums0 = FloatVector.zero(Dot.SPECIES);
        var sums1 = sums0;
        var sums2 = sums0;
        var sums3 = sums0;
        int i = 0;
        for (; i <= length - Dot.LANES; i += Dot.LANES) {
            var token = FloatVector.fromArray(Dot.SPECIES, x, xAt + i);
            sums0 = load(weights, row + 2L * i).fma(token, sums0);
            sums1 = load(weights, row1 + 2L * i).fma(token, sums1);
            sums2 = load(weights, row2 + 2L * i).fma(token, sums2);
            sums3 = load(weights, row3 + 2L * i).fma(token, sums3);
        }
        if (i < length) {
            var token = FloatVector.fromArray(Dot.SPECIES, x, xAt + i, Dot.SPECIES.indexInRange(i, length));
            sums0 = load(weights, row + 2L * i, length - i).fma(token, sums0);
            sums1 = load(weights, row1 + 2L * i, length - i).fma(token, sums1);
            sums2 = load(weights, row2 + 2L * i, length - i).fma(token, sums2);
            sums3 = load(weights, row3 + 2L * i, length - i).fma(token, sums3);
        }
        y[yAt] = WideFold.sum(sums0);
        y[yAt + 1] = WideFold.sum(sums1);
        y[yAt + 2] = WideFold.sum(sums2);
        y[yAt + 3] = WideFold.sum(sums3);
    }

    @Override
    public float one(MemorySegment weights, long row, float[] x, int xAt, int length) {
        var sums = FloatVector.zero(Dot.SPECIES);
        int i = 0;
        for (; i <= length - Dot.LANES; i += Dot.LANES) {
            sums = load(weights, row + 2L * i).fma(FloatVector.fromArray(Dot.SPECIES, x, xAt + i), sums);
        }
        if (i < length) {
            var token = FloatVector.fromArray(Dot.SPECIES, x, xAt + i, Dot.SPECIES.indexInRange(i, length));
            sums = load(weights, row + 2L * i, length - i).fma(token, sums);
        }
        return WideFold.sum(sums);
    }

    /** Widens as many elements of a row as fill vectors; returns how many that were. */
    static int widen(MemorySegment weights, long row, int length, float[] target, int at) {
        int end = length - length % Dot.LANES;
        for (int i = 0; i < end; i += Dot.LANES) {
            load(weights, row + 2L * i).intoArray(target, at + i);
        }
        return end;
    }

    private static IntVector line(MemorySegment weights, long at) {
        return IntVector.fromMemorySegment(IntVector.SPECIES_512, weights, at, ByteOrder.LITTLE_ENDIAN);
    }

    private static FloatVector load(MemorySegment weights, long at) {
        return widen(ShortVector.fromMemorySegment(HALVES, weights, at, ByteOrder.LITTLE_ENDIAN));
    }

    private static FloatVector load(MemorySegment weights, long at, int lanes) {
        var present = HALVES.indexInRange(0, lanes);
        return widen(ShortVector.fromMemorySegment(HALVES, weights, at, ByteOrder.LITTLE_ENDIAN, present));
    }

    private static FloatVector widen(ShortVector halves) {
        var words = (IntVector) halves.castShape(IntVector.SPECIES_512, 0);
        return words.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
    }
}
