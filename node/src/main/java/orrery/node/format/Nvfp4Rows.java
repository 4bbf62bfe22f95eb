package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import orrery.node.tensor.EncodedRows;

/**
 * E2M1 codes with an E4M3 scale for each sixteen in a row and a float32 scale above all. A number is the exact product of
 * the three, rounded once to float32.
 *
 * @param codes (rows, blocks, 8 bytes)
 * @param scales (rows, blocks), E4M3
 */
record Nvfp4Rows(MemorySegment codes, MemorySegment scales, float tensorScale, int rows, int columns)
        implements EncodedRows {
    static final int BLOCK = 16;
    static final int CODE_BYTES = BLOCK / 2;

    Nvfp4Rows {
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
            int inBlock = column % BLOCK;
            int end = Math.min(to, column - inBlock + BLOCK);
            long block = first + column / BLOCK;
            float scale = MiniFloat.E4M3.table()[scales.get(ValueLayout.JAVA_BYTE, block) & 0xFF];
            int inBlockEnd = inBlock + end - column;
            Nibbles.decode(
                    codes, block * CODE_BYTES, inBlock, inBlockEnd, scale, tensorScale, target, at + column - from);
            column = end;
        }
    }

    @Override
    public long bytes(int fromRow, int toRow, int fromColumn, int toColumn) {
        long perRow = (CODE_BYTES + 1L) * Stored.touched(fromColumn, toColumn, BLOCK);
        return (toRow - fromRow) * perRow + Float.BYTES;
    }
}
