package orrery.node.format;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import orrery.node.tensor.BlockMatrix;
import orrery.node.tensor.Matrix;

/**
 * NVFP4 with the two scales of NVIDIA's recipe: {@code amax / (6 * 448)} for the tensor; for a block the E4M3 number
 * nearest to {@code its amax / 6 / tensor scale}, and for a block that is not all zero never less than the smallest one.
 *
 * <p>Rows of activations and of the KV cache are each a tensor of their own, unless a calibrated scale is given.
 */
record Nvfp4Coding() implements Coding {
    private static final MiniFloat ELEMENT = MiniFloat.E2M1;
    private static final MiniFloat SCALE = MiniFloat.E4M3;

    @Override
    public int block() {
        return Nvfp4Rows.BLOCK;
    }

    @Override
    public long bytes(long rows, long columns) {
        long blocks = Math.multiplyExact(rows, Math.ceilDiv(columns, Nvfp4Rows.BLOCK));
        return Math.addExact(Math.multiplyExact(blocks, Nvfp4Rows.CODE_BYTES + 1), Float.BYTES);
    }

    @Override
    public long rowBytes(long columns) {
        return bytes(1, columns);
    }

    @Override
    public float tensorLimit() {
        return ELEMENT.largest() * SCALE.largest();
    }

    @Override
    public Matrix quantise(float[] values, int rows, int columns, float tensorScale) {
        int perRow = Nvfp4Rows.blocks(columns);
        var codes = Arena.ofAuto().allocate((long) rows * perRow * Nvfp4Rows.CODE_BYTES, 64);
        var scales = Arena.ofAuto().allocate((long) rows * perRow, 64);
        for (int block = 0; block < rows * perRow; block++) {
            int column = block % perRow * Nvfp4Rows.BLOCK;
            int start = block / perRow * columns + column;
            int end = start + Math.min(Nvfp4Rows.BLOCK, columns - column);
            int scale = scale(values, start, end, tensorScale);
            scales.set(ValueLayout.JAVA_BYTE, block, (byte) scale);
            long bits = Nibbles.encode(values, start, end, SCALE.decode(scale) * tensorScale);
            codes.set(Nibbles.LONG, (long) block * Nvfp4Rows.CODE_BYTES, bits);
        }
        return BlockMatrix.of(new Nvfp4Rows(codes, scales, tensorScale, rows, columns));
    }

    private static int scale(float[] values, int start, int end, float tensorScale) {
        float largest = Magnitude.largest(values, start, end);
        int scale = SCALE.encode(largest / ELEMENT.largest() / tensorScale);
        return largest > 0 ? Math.max(1, scale) : scale;
    }

    @Override
    public void round(float[] values, int from, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            int start = from + row * columns;
            float largest = Magnitude.largest(values, start, start + columns);
            round(values, start, 1, columns, Magnitude.scale(largest, tensorLimit()));
        }
    }

    @Override
    public void round(float[] values, int from, int rows, int columns, float tensorScale) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column += Nvfp4Rows.BLOCK) {
                int start = from + row * columns + column;
                roundBlock(values, start, start + Math.min(Nvfp4Rows.BLOCK, columns - column), tensorScale);
            }
        }
    }

    private static void roundBlock(float[] values, int start, int end, float tensorScale) {
        float scale = SCALE.decode(scale(values, start, end, tensorScale));
        float step = scale * tensorScale;
        for (int i = start; i < end; i++) {
            values[i] = step == 0 ? 0 : ELEMENT.round(values[i] / step) * scale * tensorScale;
        }
    }
}
