package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import orrery.node.tensor.EncodedRows;
import orrery.node.tensor.Matrix;

/**
 * A byte for each number, and a scale for each tile: a number is code times scale, rounded once.
 *
 * @param codes (rows, columns)
 * @param scales (rows / tileRows, columns / tileColumns), both rounded up
 */
record Float8Rows(
        MemorySegment codes, MiniFloat type, Matrix scales, int tileRows, int tileColumns, int rows, int columns)
        implements EncodedRows {
    Float8Rows {
        codes = Stored.whole("codes", codes, (long) rows * columns);
        Stored.requireShape("scales", scales, Math.ceilDiv(rows, tileRows), Math.ceilDiv(columns, tileColumns));
    }

    @Override
    public void decode(int row, int from, int to, float[] target, int at) {
        long start = (long) row * columns;
        for (int column = from; column < to; ) {
            int end = Math.min(to, column - column % tileColumns + tileColumns);
            float scale = scales.at(row / tileRows, column / tileColumns);
            decode(start + column, end - column, scale, target, at + column - from);
            column = end;
        }
    }

    private void decode(long start, int count, float scale, float[] target, int at) {
        var values = type.table();
        for (int i = 0; i < count; i++) {
            target[at + i] = values[codes.get(ValueLayout.JAVA_BYTE, start + i) & 0xFF] * scale;
        }
    }

    @Override
    public long bytes(int fromRow, int toRow, int fromColumn, int toColumn) {
        long down = Stored.touched(fromRow, toRow, tileRows);
        long across = Stored.touched(fromColumn, toColumn, tileColumns);
        return (long) (toRow - fromRow) * (toColumn - fromColumn) + Float.BYTES * down * across;
    }
}
