package orrery.node.format;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import orrery.node.tensor.ElementType;
import orrery.node.tensor.Matrix;

/** Numbers that stand for themselves. */
record PlainCoding(ElementType type) implements Coding {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public int block() {
        return 1;
    }

    @Override
    public long bytes(long rows, long columns) {
        return Math.multiplyExact(rows, rowBytes(columns));
    }

    @Override
    public long rowBytes(long columns) {
        return Math.multiplyExact(columns, type.bytes());
    }

    @Override
    public Matrix quantise(float[] values, int rows, int columns, float tensorScale) {
        if (type == ElementType.F32) {
            return Matrix.copyOf(values, rows, columns);
        }
        var data = Arena.ofAuto().allocate(bytes(rows, columns), 64);
        for (int i = 0; i < rows * columns; i++) {
            data.set(SHORT, 2L * i, code(values[i]));
        }
        return Matrix.of(data, type, rows, columns);
    }

    @Override
    public void round(float[] values, int from, int rows, int columns) {
        int to = from + rows * columns;
        switch (type) {
            case F32 -> {}
            case BF16 -> {
                for (int i = from; i < to; i++) {
                    values[i] = Bfloat16.round(values[i]);
                }
            }
            case F16 -> {
                for (int i = from; i < to; i++) {
                    values[i] = Float.float16ToFloat(Float.floatToFloat16(values[i]));
                }
            }
        }
    }

    private short code(float value) {
        return type == ElementType.BF16 ? Bfloat16.encode(value) : Float.floatToFloat16(value);
    }
}
