package orrery.node.format;

import java.lang.foreign.MemorySegment;
import orrery.node.tensor.EncodedRows;

/** Rows of GGUF blocks, one behind the other. */
record GgufRows(MemorySegment data, GgufBlock block, int rows, int columns) implements EncodedRows {
    GgufRows {
        data = Stored.whole("blocks", data, rows * rowBytes(block, columns));
    }

    static long rowBytes(GgufBlock block, long columns) {
        return Math.multiplyExact(Math.ceilDiv(columns, block.length()), block.bytes());
    }

    @Override
    public void decode(int row, int from, int to, float[] target, int at) {
        int length = block.length();
        long start = row * rowBytes(block, columns);
        int firstWhole = Math.ceilDiv(from, length);
        int afterWhole = to / length;
        if (firstWhole > afterWhole) {
            part(start, afterWhole, from, to, target, at);
            return;
        }
        part(start, firstWhole - 1, from, firstWhole * length, target, at);
        int wholeAt = at + firstWhole * length - from;
        block.decode(data, start + (long) firstWhole * block.bytes(), afterWhole - firstWhole, target, wholeAt);
        part(start, afterWhole, afterWhole * length, to, target, at + afterWhole * length - from);
    }

    /** Columns {@code from} to {@code to}, all of one block that has others too. */
    private void part(long start, int number, int from, int to, float[] target, int at) {
        if (from < to) {
            var whole = new float[block.length()];
            block.decode(data, start + (long) number * block.bytes(), 1, whole, 0);
            System.arraycopy(whole, from - number * block.length(), target, at, to - from);
        }
    }

    @Override
    public long bytes(int fromRow, int toRow, int fromColumn, int toColumn) {
        return (long) (toRow - fromRow) * block.bytes() * Stored.touched(fromColumn, toColumn, block.length());
    }
}
