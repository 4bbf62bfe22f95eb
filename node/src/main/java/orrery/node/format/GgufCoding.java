package orrery.node.format;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import orrery.node.tensor.BlockMatrix;
import orrery.node.tensor.Matrix;

/** Blocks as GGUF files hold them. A row's last block is filled up with zeros. */
record GgufCoding(GgufBlock type) implements Coding {
    @Override
    public int block() {
        return type.length();
    }

    @Override
    public long bytes(long rows, long columns) {
        return Math.multiplyExact(rows, rowBytes(columns));
    }

    @Override
    public long rowBytes(long columns) {
        return GgufRows.rowBytes(type, columns);
    }

    @Override
    public Matrix quantise(float[] values, int rows, int columns, float tensorScale) {
        var data = Arena.ofAuto().allocate(bytes(rows, columns), 64);
        long at = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column += type.length()) {
                int start = row * columns + column;
                encode(values, start, Math.min(type.length(), columns - column), data, at);
                at += type.bytes();
            }
        }
        return BlockMatrix.of(new GgufRows(data, type, rows, columns));
    }

    @Override
    public void round(float[] values, int from, int rows, int columns) {
        var bytes = MemorySegment.ofArray(new byte[type.bytes()]);
        var decoded = new float[type.length()];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column += type.length()) {
                int start = from + row * columns + column;
                int count = Math.min(type.length(), columns - column);
                encode(values, start, count, bytes, 0);
                type.decode(bytes, 0, 1, decoded, 0);
                System.arraycopy(decoded, 0, values, start, count);
            }
        }
    }

    private void encode(float[] values, int start, int count, MemorySegment data, long at) {
        if (count == type.length()) {
            type.encode(values, start, data, at);
        } else {
            var padded = Arrays.copyOf(Arrays.copyOfRange(values, start, start + count), type.length());
            type.encode(padded, 0, data, at);
        }
    }
}
