package orrery.node.tensor;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Dot products read straight from the weights, up to their partial sums: what a product with few tokens is made of.
 *
 * <p>{@code row} is the byte where the (first) row, or its rest, starts, {@code rowBytes} the way to the next;
 * {@code x[xAt ..)} is one token, or its rest. First come the whole vectors of a row, {@code whole} elements, then the
 * elements left over, fewer than sixteen. The methods are small, called often and not nested, because the compiler makes
 * far better vector code of that than of one long loop.
 */
sealed interface Rows permits WideFloat32Rows, WideBfloat16Rows {
    /** Thirty-two lanes, the first sixteen of them set: read from 16 - n on, they keep the first n lanes. */
    int[] FIRST_LANES = firstLanes();

    /** Four rows: four sums in flight hide the latency of an addition. Writes {@code sums[at .. at + 64)}. */
    void four(MemorySegment weights, long row, long rowBytes, float[] x, int xAt, int whole, float[] sums, int at);

    /**
     * Adds four rests to that. A load that leaves lanes out costs as much as several whole ones, so whole vectors are
     * loaded, which must not reach behind the memory, and what belongs to the next row is cleared.
     */
    void fourRests(MemorySegment weights, long row, long rowBytes, float[] x, int xAt, int lanes, float[] sums, int at);

    /** One row. Writes {@code sums[at .. at + 16)}. */
    void one(MemorySegment weights, long row, float[] x, int xAt, int whole, float[] sums, int at);

    /** Adds one rest to that, reading nothing behind it. */
    void rest(MemorySegment weights, long row, float[] x, int xAt, int lanes, float[] sums, int at);

    private static int[] firstLanes() {
        var lanes = new int[2 * Dot.LANES];
        Arrays.fill(lanes, 0, Dot.LANES, -1);
        return lanes;
    }
}
