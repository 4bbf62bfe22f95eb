package orrery.node.tensor;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A row-major matrix of elements that each stand for themselves.
 *
 * @param data begins at element (0, 0) and ends with the last one
 * @param rowStride elements from one row to the next; more than {@code columns} in a column slice
 */
public record DenseMatrix(MemorySegment data, ElementType type, int rows, int columns, long rowStride)
        implements Matrix {
    public DenseMatrix {
        Objects.requireNonNull(type);
        if (rows < 1 || columns < 1 || rowStride < columns) {
            throw new IllegalArgumentException(
                    "no matrix has " + rows + " rows, " + columns + " columns and a row stride of " + rowStride);
        }
        data = data.asSlice(0, elements(rows, columns, rowStride) * type.bytes());
    }

    @Override
    public DenseMatrix rows(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        return new DenseMatrix(data.asSlice(from * rowBytes()), type, to - from, columns, rowStride);
    }

    @Override
    public DenseMatrix columns(int from, int to) {
        Objects.checkFromToIndex(from, to, columns);
        return new DenseMatrix(data.asSlice((long) from * type.bytes()), type, rows, to - from, rowStride);
    }

    @Override
    public float at(int row, int column) {
        return type.widen(data, Objects.checkIndex(row, rows) * rowBytes(), Objects.checkIndex(column, columns));
    }

    @Override
    public void copyRow(int row, int from, int to, float[] target, int at) {
        Objects.checkFromToIndex(from, to, columns);
        long start = Objects.checkIndex(row, rows) * rowBytes() + (long) from * type.bytes();
        type.widen(data, start, to - from, target, at);
    }

    @Override
    public long bytes() {
        return (long) rows * columns * type.bytes();
    }

    long rowBytes() {
        return rowStride * type.bytes();
    }

    private static long elements(int rows, int columns, long rowStride) {
        return Math.addExact(Math.multiplyExact(rows - 1L, rowStride), columns);
    }
}
