package orrery.node.tensor;

import java.util.Objects;

/**
 * A window on quantised weights, with borders wherever a plan wants them, in the middle of a block too.
 *
 * @param encoded the whole stored matrix
 * @param firstRow row of {@code encoded} that is row 0 here
 * @param firstColumn column of {@code encoded} that is column 0 here
 */
public record BlockMatrix(EncodedRows encoded, int firstRow, int firstColumn, int rows, int columns) implements Matrix {
    public BlockMatrix {
        Objects.checkFromIndexSize(firstRow, rows, encoded.rows());
        Objects.checkFromIndexSize(firstColumn, columns, encoded.columns());
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("no matrix has " + rows + " rows and " + columns + " columns");
        }
    }

    /** All of it. */
    public static BlockMatrix of(EncodedRows encoded) {
        return new BlockMatrix(encoded, 0, 0, encoded.rows(), encoded.columns());
    }

    @Override
    public BlockMatrix rows(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        return new BlockMatrix(encoded, firstRow + from, firstColumn, to - from, columns);
    }

    @Override
    public BlockMatrix columns(int from, int to) {
        Objects.checkFromToIndex(from, to, columns);
        return new BlockMatrix(encoded, firstRow, firstColumn + from, rows, to - from);
    }

    @Override
    public float at(int row, int column) {
        var one = new float[1];
        copyRow(row, Objects.checkIndex(column, columns), column + 1, one, 0);
        return one[0];
    }

    @Override
    public void copyRow(int row, int from, int to, float[] target, int at) {
        Objects.checkIndex(row, rows);
        Objects.checkFromToIndex(from, to, columns);
        encoded.decode(firstRow + row, firstColumn + from, firstColumn + to, target, at);
    }

    @Override
    public long bytes() {
        return encoded.bytes(firstRow, firstRow + rows, firstColumn, firstColumn + columns);
    }
}
