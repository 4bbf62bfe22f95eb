package orrery.node.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A weight matrix that lies in memory somebody else owns, mostly a mapped file.
 *
 * <p>A shard is a view: {@link #rows(int, int)} and {@link #columns(int, int)} share the memory and copy nothing.
 * What an element is worth is a float32, whatever it is stored as, and does not depend on the slice it is read through.
 */
public sealed interface Matrix permits DenseMatrix, BlockMatrix {
    /** The whole of {@code data}, its rows one behind the other. */
    static DenseMatrix of(MemorySegment data, ElementType type, int rows, int columns) {
        return new DenseMatrix(data, type, rows, columns, columns);
    }

    /** A float32 copy of {@code values}, shape (rows, columns), freed when nothing refers to it. */
    static DenseMatrix copyOf(float[] values, int rows, int columns) {
        var data = Arena.ofAuto().allocate((long) rows * columns * Float.BYTES, 64);
        MemorySegment.copy(values, 0, data, ElementType.FLOAT, 0, rows * columns);
        return of(data, ElementType.F32, rows, columns);
    }

    /** Outputs of the linear layer. */
    int rows();

    /** Inputs of the linear layer. */
    int columns();

    /** Rows {@code from} (included) to {@code to} (excluded). */
    Matrix rows(int from, int to);

    /** Columns {@code from} (included) to {@code to} (excluded). */
    Matrix columns(int from, int to);

    /** One element, widened to float32. */
    float at(int row, int column);

    /** Writes columns {@code from} (included) to {@code to} (excluded) of a row to {@code target[at ..]}. */
    void copyRow(int row, int from, int to, float[] target, int at);

    /** Writes a row, widened to float32, to {@code target[at ..]}; so embeddings are looked up. */
    default void copyRow(int row, float[] target, int at) {
        copyRow(row, 0, columns(), target, at);
    }

    /** Bytes that a kernel reads to use the whole matrix once, scales among them. */
    long bytes();
}
