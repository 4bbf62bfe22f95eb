package orrery.node.model;

import orrery.node.tensor.EncodedRows;
import orrery.node.tensor.Matrix;

/**
 * Some of a matrix's rows in their order: {@code run} of every {@code stride}, from {@code first} on. A view.
 *
 * @param source whatever it is stored as
 */
record PickedRows(Matrix source, int rows, int first, int run, int stride) implements EncodedRows {

    @Override
    public int columns() {
        return source.columns();
    }

    @Override
    public void decode(int row, int from, int to, float[] target, int at) {
        source.copyRow(row / run * stride + first + row % run, from, to, target, at);
    }

    @Override
    public long bytes(int fromRow, int toRow, int fromColumn, int toColumn) {
        long row = source.rows(0, 1).columns(fromColumn, toColumn).bytes();
        return (toRow - fromRow) * row;
    }
}
