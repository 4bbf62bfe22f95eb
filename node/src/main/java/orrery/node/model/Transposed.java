package orrery.node.model;

import orrery.node.tensor.EncodedRows;
import orrery.node.tensor.Matrix;

/** A matrix that its file holds as (inputs, outputs), turned around. A view, and slow: each element is read alone. */
record Transposed(Matrix source) implements EncodedRows {

    @Override
    public int rows() {
        return source.columns();
    }

    @Override
    public int columns() {
        return source.rows();
    }

    @Override
    public void decode(int row, int from, int to, float[] target, int at) {
        for (int column = from; column < to; column++) {
            target[at + column - from] = source.at(column, row);
        }
    }

    @Override
    public long bytes(int fromRow, int toRow, int fromColumn, int toColumn) {
        return source.rows(fromColumn, toColumn).columns(fromRow, toRow).bytes();
    }
}
