package orrery.node.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A row-major weight matrix that lies in memory somebody else owns, mostly a mapped file.
 *
 * <p>A shard is a view: {@link #rows} and {@link #columns} share the memory and copy nothing.
 *
 * @param data begins at element (0, 0) and ends with the last one
 * @param rows outputs of the linear layer
 * @param columns inputs of the linear layer
 * @param rowStride elements from one row to the next; more than {@code columns} in a column slice
 */
public record Matrix(MemorySegment data, ElementType type, int rows, int columns, long rowStride) {
    public Matrix {
        Objects.requireNonNull(type);
        if (rows < 1 || columns < 1 || rowStride < columns) {
            throw new IllegalArgumentException(
                    "no matrix has " + rows + " rows, " + columns + " columns and a row stride of " + rowStride);
        }
        data = data.asSlice(0, elements(rows, columns, rowStride) * type.bytes());
    }

    /** The whole of {@code data}, its rows one behind the other. */
    public static Matrix of(MemorySegment data, ElementType type, int rows, int columns) {
        return new Matrix(data, type, rows, columns, columns);
    }

    /** A float32 copy of {@code values}, shape (rows, columns), freed when nothing refers to it. */
    public static Matrix copyOf(float[] values, int rows, int columns) {
        var data = Arena.ofAuto().allocate((long) rows * columns * Float.BYTES, 64);
        MemorySegment.copy(values, 0, data, ElementType.FLOAT, 0, rows * columns);
        return of(data, ElementType.F32, rows, columns);
    }

    /** Rows {@code from} (included) to {@code to} (excluded). */
    public Matrix rows(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        return new Matrix(data.asSlice(from * rowBytes()), type, to - from, columns, rowStride);
    }

    /** Columns {@code from} (included) to {@code to} (excluded). */
    public Matrix columns(int from, int to) {
        Objects.checkFromToIndex(from, to, columns);
        return new Matrix(data.asSlice((long) from * type.bytes()), type, rows, to - from, rowStride);
    }

    /** One element, widened to float32. */
    public float at(int row, int column) {
        return type.widen(data, Objects.checkIndex(row, rows) * rowBytes(), Objects.checkIndex(column, columns));
    }

    /** Writes a row, widened to float32, to {@code target[at ..]}; so embeddings are looked up. */
    public void copyRow(int row, float[] target, int at) {
        type.widen(data, Objects.checkIndex(row, rows) * rowBytes(), columns, target, at);
    }

    /** Bytes that a kernel reads to use the whole matrix once. */
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
