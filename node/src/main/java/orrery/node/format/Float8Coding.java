package orrery.node.format;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import orrery.node.tensor.BlockMatrix;
import orrery.node.tensor.Matrix;

/**
 * FP8 with one float32 scale for a tensor: {@code amax / largest}, so that the largest weight becomes the largest code.
 *
 * <p>Rows of activations and of the KV cache are kept as they are, at scale 1, unless a calibrated scale is given: so a
 * token's numbers depend on no other token, and on no cut.
 */
record Float8Coding(MiniFloat type) implements Coding {
    @Override
    public int block() {
        return 1;
    }

    @Override
    public long bytes(long rows, long columns) {
        return Math.addExact(Math.multiplyExact(rows, columns), Float.BYTES);
    }

    @Override
    public long rowBytes(long columns) {
        return columns;
    }

    @Override
    public float tensorLimit() {
        return type.largest();
    }

    @Override
    public Matrix quantise(float[] values, int rows, int columns, float tensorScale) {
        var codes = Arena.ofAuto().allocate((long) rows * columns, 64);
        encode(values, 0, rows * columns, type, tensorScale, codes, 0);
        var scale = Matrix.copyOf(new float[] {tensorScale}, 1, 1);
        return BlockMatrix.of(new Float8Rows(codes, type, scale, rows, columns, rows, columns));
    }

    @Override
    public void round(float[] values, int from, int rows, int columns) {
        round(values, from, rows, columns, 1);
    }

    @Override
    public void round(float[] values, int from, int rows, int columns, float tensorScale) {
        round(values, from, from + rows * columns, type, tensorScale);
    }

    static void round(float[] values, int from, int to, MiniFloat type, float scale) {
        for (int i = from; i < to; i++) {
            values[i] = type.round(values[i] / scale) * scale;
        }
    }

    static void encode(float[] values, int from, int to, MiniFloat type, float scale, MemorySegment codes, long at) {
        for (int i = from; i < to; i++) {
            codes.set(ValueLayout.JAVA_BYTE, at + i - from, (byte) type.encode(values[i] / scale));
        }
    }
}
