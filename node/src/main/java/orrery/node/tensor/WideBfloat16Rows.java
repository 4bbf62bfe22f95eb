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
            MemorySegment weights, long row, long rowBytes, float[] x, int xAt, int whole, float[] sums, int at) {
        long row1 = row + rowBytes;
        long row2 = row1 + rowBytes;
        long row3 = row2 + rowBytes;
        var sums0 = FloatVector.zero(Dot.SPECIES);
        var sums1 = sums0;
        var sums2 = sums0;
        var sums3 = sums0;
        for (int i = 0; i < whole; i += Dot.LANES) {
            var token = FloatVector.fromArray(Dot.SPECIES, x, xAt + i);
            sums0 = load(weights, row + 2L * i).fma(token, sums0);
            sums1 = load(weights, row1 + 2L * i).fma(token, sums1);
            sums2 = load(weights, row2 + 2L * i).fma(token, sums2);
            sums3 = load(weights, row3 + 2L * i).fma(token, sums3);
        }
        sums0.intoArray(sums, at);
        sums1.intoArray(sums, at + Dot.LANES);
        sums2.intoArray(sums, at + 2 * Dot.LANES);
        sums3.intoArray(sums, at + 3 * Dot.LANES);
    }

    @Override
    public void fourRests(
            MemorySegment weights, long row, long rowBytes, float[] x, int xAt, int lanes, float[] sums, int at) {
        var token = FloatVector.fromArray(Dot.SPECIES, x, xAt, Dot.SPECIES.indexInRange(0, lanes));
        var keep = IntVector.fromArray(IntVector.SPECIES_512, FIRST_LANES, Dot.LANES - lanes);
        for (int i = 0; i < 4; i++) {
            var before = FloatVector.fromArray(Dot.SPECIES, sums, at + i * Dot.LANES);
            load(weights, row + i * rowBytes, keep).fma(token, before).intoArray(sums, at + i * Dot.LANES);
        }
    }

    @Override
    public void one(MemorySegment weights, long row, float[] x, int xAt, int whole, float[] sums, int at) {
        var sums0 = FloatVector.zero(Dot.SPECIES);
        for (int i = 0; i < whole; i += Dot.LANES) {
            sums0 = load(weights, row + 2L * i).fma(FloatVector.fromArray(Dot.SPECIES, x, xAt + i), sums0);
        }
        sums0.intoArray(sums, at);
    }

    @Override
    public void rest(MemorySegment weights, long row, float[] x, int xAt, int lanes, float[] sums, int at) {
        var token = FloatVector.fromArray(Dot.SPECIES, x, xAt, Dot.SPECIES.indexInRange(0, lanes));
        var before = FloatVector.fromArray(Dot.SPECIES, sums, at);
        load(weights, row, lanes).fma(token, before).intoArray(sums, at);
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
        var halves = ShortVector.fromMemorySegment(HALVES, weights, at, ByteOrder.LITTLE_ENDIAN);
        var words = (IntVector) halves.castShape(IntVector.SPECIES_512, 0);
        return words.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
    }

    private static FloatVector load(MemorySegment weights, long at, int lanes) {
        var present = HALVES.indexInRange(0, lanes);
        var halves = ShortVector.fromMemorySegment(HALVES, weights, at, ByteOrder.LITTLE_ENDIAN, present);
        var words = (IntVector) halves.castShape(IntVector.SPECIES_512, 0);
        return words.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
    }

    private static FloatVector load(MemorySegment weights, long at, IntVector keep) {
        var halves = ShortVector.fromMemorySegment(HALVES, weights, at, ByteOrder.LITTLE_ENDIAN);
        var words = (IntVector) halves.castShape(IntVector.SPECIES_512, 0);
        return words.lanewise(VectorOperators.LSHL, 16).and(keep).reinterpretAsFloats();
    }
}
