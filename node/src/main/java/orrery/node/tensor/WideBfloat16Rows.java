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

    @Override
    public void four(
            MemorySegment weights, long row, long rowBytes, float[] x, int xAt, int length, float[] sums, int at) {
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
        sums0.intoArray(sums, at);
        sums1.intoArray(sums, at + Dot.LANES);
        sums2.intoArray(sums, at + 2 * Dot.LANES);
        sums3.intoArray(sums, at + 3 * Dot.LANES);
    }

    @Override
    public void one(MemorySegment weights, long row, float[] x, int xAt, int length, float[] sums, int at) {
        var sums0 = FloatVector.zero(Dot.SPECIES);
        int i = 0;
        for (; i <= length - Dot.LANES; i += Dot.LANES) {
            sums0 = load(weights, row + 2L * i).fma(FloatVector.fromArray(Dot.SPECIES, x, xAt + i), sums0);
        }
        if (i < length) {
            var token = FloatVector.fromArray(Dot.SPECIES, x, xAt + i, Dot.SPECIES.indexInRange(i, length));
            sums0 = load(weights, row + 2L * i, length - i).fma(token, sums0);
        }
        sums0.intoArray(sums, at);
    }

    /** Widens as many elements of a row as fill vectors; returns how many that were. */
    static int widen(MemorySegment weights, long row, int length, float[] target, int at) {
        int end = length - length % Dot.LANES;
        for (int i = 0; i < end; i += Dot.LANES) {
            load(weights, row + 2L * i).intoArray(target, at + i);
        }
        return end;
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
