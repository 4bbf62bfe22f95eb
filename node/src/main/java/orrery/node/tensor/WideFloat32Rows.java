package orrery.node.tensor;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** Float32 rows, sixteen elements at a time. */
enum WideFloat32Rows implements Rows {
    ROWS;

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
            sums0 = load(weights, row + 4L * i).fma(token, sums0);
            sums1 = load(weights, row1 + 4L * i).fma(token, sums1);
            sums2 = load(weights, row2 + 4L * i).fma(token, sums2);
            sums3 = load(weights, row3 + 4L * i).fma(token, sums3);
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
            sums0 = load(weights, row + 4L * i).fma(FloatVector.fromArray(Dot.SPECIES, x, xAt + i), sums0);
        }
        sums0.intoArray(sums, at);
    }

    @Override
    public void rest(MemorySegment weights, long row, float[] x, int xAt, int lanes, float[] sums, int at) {
        var token = FloatVector.fromArray(Dot.SPECIES, x, xAt, Dot.SPECIES.indexInRange(0, lanes));
        var before = FloatVector.fromArray(Dot.SPECIES, sums, at);
        load(weights, row, lanes).fma(token, before).intoArray(sums, at);
    }

    private static FloatVector load(MemorySegment weights, long at) {
        return FloatVector.fromMemorySegment(Dot.SPECIES, weights, at, ByteOrder.LITTLE_ENDIAN);
    }

    private static FloatVector load(MemorySegment weights, long at, int lanes) {
        var present = Dot.SPECIES.indexInRange(0, lanes);
        return FloatVector.fromMemorySegment(Dot.SPECIES, weights, at, ByteOrder.LITTLE_ENDIAN, present);
    }

    private static FloatVector load(MemorySegment weights, long at, IntVector keep) {
        var words = IntVector.fromMemorySegment(IntVector.SPECIES_512, weights, at, ByteOrder.LITTLE_ENDIAN);
        return words.and(keep).reinterpretAsFloats();
    }
}
