package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import orrery.node.tensor.EncodedRows;

/**
 * E2M1 codes with a power of two for each 32 in a row, codes and scales apart. Every number is exact in float32, or
 * infinity where the scale is 2^126 or more and the product too large.
 *
 * @param codes (rows, blocks, 16 bytes)
 * @param scales (rows, blocks), E8M0
 */
record Mxfp4Rows(MemorySegment codes, MemorySegment scales, int rows, int columns) implements EncodedRows {
    static final int BLOCK = 32;
    static final int CODE_BYTES = BLOCK / 2;

    Mxfp4Rows {
        long blocks = (long) rows * blocks(columns);
        codes = Stored.whole("codes", codes, blocks * CODE_BYTES);
        scales = Stored.whole("scales", scales, blocks);
    }

    static int blocks(int columns) {
        return Math.ceilDiv(columns, BLOCK);
    }

    @Override
    public void decode(int row, int from, int to, float[] target, int at) {
        long first = (long) row * blocks(columns);
        for (int column = from; column < to; ) {
            int lane = column % Nibbles.LANES;
            int end = Math.min(to, column - lane + Nibbles.LANES);
            long block = first + column / BLOCK;
            float scale = PowerOfTwo.decode(scales.get(ValueLayout.JAVA_BYTE, block) & 0xFF);
            long word = block * CODE_BYTES + column % BLOCK / Nibbles.LANES * Long.BYTES;
            Nibbles.decode(codes, word, lane, lane + end - column, scale, 1, target, at + column - from);
            column = end;
        }
    }

    @Override
    public long bytes(int fromRow, int toRow, int fromColumn, int toColumn) {
        return (toRow - fromRow) * (CODE_BYTES + 1L) * Stored.touched(fromColumn, toColumn, BLOCK);
    }
}
