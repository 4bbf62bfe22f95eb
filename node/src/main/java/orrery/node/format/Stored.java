package orrery.node.format;

import java.lang.foreign.MemorySegment;
import orrery.node.tensor.Matrix;

/** Checks and counts that the stored forms share. */
final class Stored {
    private Stored() {}

    /** The first {@code bytes} of {@code data}; refuses less than that. */
    static MemorySegment whole(String name, MemorySegment data, long bytes) {
        if (data.byteSize() < bytes) {
            throw new IllegalArgumentException(
                    "%s: found %d bytes, the shape needs %d".formatted(name, data.byteSize(), bytes));
        }
        return data.asSlice(0, bytes);
    }

    static void requireShape(String name, Matrix matrix, int rows, int columns) {
        if (matrix.rows() != rows || matrix.columns() != columns) {
            throw new IllegalArgumentException("%s: found shape (%d, %d), the codes need (%d, %d)"
                    .formatted(name, matrix.rows(), matrix.columns(), rows, columns));
        }
    }

    /** Refuses rows that are not whole blocks, which no checkpoint holds. */
    static void requireWholeBlocks(int columns, int block) {
        if (columns % block != 0) {
            throw new IllegalArgumentException(
                    "rows of %d numbers are no whole blocks of %d".formatted(columns, block));
        }
    }

    /** Blocks of {@code length} that {@code from .. to} touches. */
    static int touched(int from, int to, int length) {
        return (to - 1) / length - from / length + 1;
    }
}
