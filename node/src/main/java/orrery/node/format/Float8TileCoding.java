package orrery.node.format;

import java.lang.foreign.Arena;
import orrery.node.tensor.BlockMatrix;
import orrery.node.tensor.Matrix;

/**
 * E4M3 with a float32 scale, {@code amax / 448}, for each tile of 128 times 128 weights, as DeepSeek-V3 ships them; for
 * each 128 neighbours in a row of activations, as it multiplies them.
 */
record Float8TileCoding() implements Coding {
    static final int SIDE = 128;
    private static final MiniFloat TYPE = MiniFloat.E4M3;

    @Override
    public int block() {
        return SIDE;
    }

    @Override
    public long bytes(long rows, long columns) {
        long tiles = Math.multiplyExact(Math.ceilDiv(rows, SIDE), Math.ceilDiv(columns, SIDE));
        return Math.addExact(Math.multiplyExact(rows, columns), Float.BYTES * tiles);
    }

    @Override
    public long rowBytes(long columns) {
        return columns + Float.BYTES * Math.ceilDiv(columns, SIDE);
    }

    @Override
    public Matrix quantise(float[] values, int rows, int columns, float tensorScale) {
        int down = Math.ceilDiv(rows, SIDE);
        int across = Math.ceilDiv(columns, SIDE);
        var scales = new float[down * across];
        for (int tile = 0; tile < scales.length; tile++) {
            int row = tile / across * SIDE;
            int column = tile % across * SIDE;
            float largest = Magnitude.largest(
                    values, columns, row, Math.min(rows, row + SIDE), column, Math.min(columns, column + SIDE));
            scales[tile] = Magnitude.scale(largest, TYPE.largest());
        }
        var codes = Arena.ofAuto().allocate((long) rows * columns, 64);
        for (int start = 0; start < rows * columns; ) {
            int column = start % columns;
            int end = start + Math.min(SIDE, columns - column);
            float scale = scales[start / columns / SIDE * across + column / SIDE];
            Float8Coding.encode(values, start, end, TYPE, scale, codes, start);
            start = end;
        }
        var scaleMatrix = Matrix.copyOf(scales, down, across);
        return BlockMatrix.of(new Float8Rows(codes, TYPE, scaleMatrix, SIDE, SIDE, rows, columns));
    }

    @Override
    public void round(float[] values, int from, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column += SIDE) {
                int start = from + row * columns + column;
                int end = start + Math.min(SIDE, columns - column);
                float scale = Magnitude.scale(Magnitude.largest(values, start, end), TYPE.largest());
                Float8Coding.round(values, start, end, TYPE, scale);
            }
        }
    }
}
