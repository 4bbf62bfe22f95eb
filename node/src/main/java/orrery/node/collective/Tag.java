package orrery.node.collective;

/** Names one transfer of a group: the running number of the operation, and the piece of it. */
public final class Tag {
    private static final int PIECE_BITS = 24;
    private static final int MOST_PIECES = 1 << PIECE_BITS;

    private Tag() {}

    /**
     * @param operation from 0
     * @param piece from 0, less than 2^24
     */
    public static long of(long operation, int piece) {
        return (operation << PIECE_BITS) | piece;
    }

    public static long operation(long tag) {
        return tag >>> PIECE_BITS;
    }

    public static int piece(long tag) {
        return (int) (tag & (MOST_PIECES - 1));
    }
}
