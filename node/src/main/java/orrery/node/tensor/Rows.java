package orrery.node.tensor;

import java.lang.foreign.MemorySegment;

/**
 * Dot products read straight from the weights: what a product with few tokens is made of, and as fast
 * as memory.
 *
 * <p>{@code row} is the byte where the (first) row starts, {@code rowBytes} the way to the next;
 * {@code x[xAt .. xAt + length)} is one token. The methods are small and called often, because the
 * compiler makes far better vector code of that than of one long loop.
 */
sealed interface Rows permits PlainRows, WideFloat32Rows, WideBfloat16Rows {
    /** Brings four rows into the cache, where that pays; called once before {@link #four}. */
    default void fetchFour(MemorySegment weights, long row, long rowBytes, int length) {}

    /** Four rows: four sums in flight hide the latency of an addition. Writes {@code y[yAt .. yAt + 4)}. */
    void four(MemorySegment weights, long row, long rowBytes, float[] x, int xAt, int length, float[] y, int yAt);

    /** One row. */
    float one(MemorySegment weights, long row, float[] x, int xAt, int length);

    /** The fastest for this machine. */
    static Rows of(ElementType type) {
        return switch (type) {
            case F32 -> Dot.WIDE ? WideFloat32Rows.ROWS : PlainRows.F32;
            case BF16 -> Dot.WIDE ? WideBfloat16Rows.ROWS : PlainRows.BF16;
            case F16 -> PlainRows.F16;
        };
    }

    /** The one without vectors, to compare with. */
    static Rows plain(ElementType type) {
        return switch (type) {
            case F32 -> PlainRows.F32;
            case BF16 -> PlainRows.BF16;
            case F16 -> PlainRows.F16;
        };
    }
}
