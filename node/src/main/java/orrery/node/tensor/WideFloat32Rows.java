package orrery.node.tensor;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/** Float32 rows, sixteen elements at a time. */
enum WideFloat32Rows implements Rows {
    ROWS;

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
            sums0 = load(weights, row + 4L * i).fma(token, sums0);
            sums1 = load(weights, row1 + 4L * i).fma(token, sums1);
            sums2 = load(weights, row2 + 4L * i).fma(token, sums2);
            sums3 = load(weights, row3 + 4L * i).fma(token, sums3);
        }
        if (i < length) {
            var token = FloatVector.fromArray(Dot.SPECIES, x, xAt + i, Dot.SPECIES.indexInRange(i, length));
            sums0 = load(weights, row + 4L * i, length - i).fma(token, sums0);
            sums1 = load(weights, row1 + 4L * i, length - i).fma(token, sums1);
            sums2 = load(weights, row2 + 4L * i, length - i).fma(token, sums2);
            sums3 = load(weights, row3 + 4L * i, length - i).fma(token, sums3);
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
            sums0 = load(weights, row + 4L * i).fma(FloatVector.fromArray(Dot.SPECIES, x, xAt + i), sums0);
        }
        if (i < length) {
            var token = FloatVector.fromArray(Dot.SPECIES, x, xAt + i, Dot.SPECIES.indexInRange(i, length));
            sums0 = load(weights, row + 4L * i, length - i).fma(token, sums0);
        }
        sums0.intoArray(sums, at);
    }

    private static FloatVector load(MemorySegment weights, long at) {
        return FloatVector.fromMemorySegment(Dot.SPECIES, weights, at, ByteOrder.LITTLE_ENDIAN);
    }

    private static FloatVector load(MemorySegment weights, long at, int lanes) {
        var present = Dot.SPECIES.indexInRange(0, lanes);
        return FloatVector.fromMemorySegment(Dot.SPECIES, weights, at, ByteOrder.LITTLE_ENDIAN, present);
    }
}
