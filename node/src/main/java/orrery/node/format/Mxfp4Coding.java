package orrery.node.format;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import orrery.node.tensor.BlockMatrix;
import orrery.node.tensor.Matrix;

/** MXFP4 as section 6.3 of OCP MX 1.0 converts to it: the block's scale is 2^(floor(log2 amax) - 2). */
record Mxfp4Coding() implements Coding {
    private static final MiniFloat ELEMENT = MiniFloat.E2M1;
    private static final int ELEMENT_EXPONENT = Math.getExponent(ELEMENT.largest());

    @Override
    public int block() {
        return Mxfp4Rows.BLOCK;
    }

    @Override
    public long bytes(long rows, long columns) {
        return Math.multiplyExact(rows, rowBytes(columns));
    }

    @Override
    public long rowBytes(long columns) {
        return Math.multiplyExact(Math.ceilDiv(columns, Mxfp4Rows.BLOCK), Mxfp4Rows.CODE_BYTES + 1);
    }

    @Override
    public Matrix quantise(float[] values, int rows, int columns, float tensorScale) {
        int perRow = Mxfp4Rows.blocks(columns);
        var codes = Arena.ofAuto().allocate((long) rows * perRow * Mxfp4Rows.CODE_BYTES, 64);
        var scales = Arena.ofAuto().allocate((long) rows * perRow, 64);
        for (int block = 0; block < rows * perRow; block++) {
            int column = block % perRow * Mxfp4Rows.BLOCK;
            int start = block / perRow * columns + column;
            int end = start + Math.min(Mxfp4Rows.BLOCK, columns - column);
            int middle = Math.min(end, start + Nibbles.LANES);
            int scale = scale(values, start, end);
            scales.set(ValueLayout.JAVA_BYTE, block, (byte) scale);
            float step = PowerOfTwo.decode(scale);
            long at = (long) block * Mxfp4Rows.CODE_BYTES;
            codes.set(Nibbles.LONG, at, Nibbles.encode(values, start, middle, step));
            codes.set(Nibbles.LONG, at + Long.BYTES, Nibbles.encode(values, middle, end, step));
        }
        return BlockMatrix.of(new Mxfp4Rows(codes, scales, rows, columns));
    }

    /** The code of the scale of {@code values[start .. end)}. */
    static int scale(float[] values, int start, int end) {
        return PowerOfTwo.encode(Magnitude.largest(values, start, end), ELEMENT_EXPONENT);
    }

    @Override
    public void round(float[] values, int from, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column += Mxfp4Rows.BLOCK) {
                int start = from + row * columns + column;
                int end = start + Math.min(Mxfp4Rows.BLOCK, columns - column);
                float step = PowerOfTwo.decode(scale(values, start, end));
                for (int i = start; i < end; i++) {
                    values[i] = ELEMENT.round(values[i] / step) * step;
                }
            }
        }
    }
}
