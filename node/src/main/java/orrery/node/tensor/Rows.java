package orrery.node.tensor;

import java.lang.foreign.MemorySegment;

/**
 * Dot products read straight from the weights, up to their partial sums: what a product with few tokens is made of.
 *
 * <p>{@code row} is the byte where the (first) row starts, {@code rowBytes} the way to the next;
 * {@code x[xAt .. xAt + length)} is one token. The methods are small and called often, because the
 * compiler makes far better vector code of that than of one long loop.
 */
sealed interface Rows permits WideFloat32Rows, WideBfloat16Rows {
    /** Four rows: four sums in flight hide the latency of an addition. Writes {@code sums[at .. at + 64)}. */
    void four(MemorySegment weights, long row, long rowBytes, float[] x, int xAt, int length, float[] sums, int at);

    /** One row. Writes {@code sums[at .. at + 16)}. */
    void one(MemorySegment weights, long row, float[] x, int xAt, int length, float[] sums, int at);
}
