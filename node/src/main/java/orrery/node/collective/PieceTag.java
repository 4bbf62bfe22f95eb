package orrery.node.collective;

/**
 * Names one piece of a collective on the wire: which collective (modulo 256), which rank's sum it is part of where switches
 * add, which lane of the receiver, which of the pieces that the lane receives, and how many stripes it comes in. Stripes of
 * one piece bear equal tags, so that equal planes treat them alike.
 *
 * <pre>
 *   collective 8 | owner 12 | lane 8 | piece 28 | stripes 8
 * </pre>
 */
final class PieceTag {
    private static final int STRIPES_BITS = 8;
    private static final int PIECE_BITS = 28;
    static final int PIECES_MOST = 1 << PIECE_BITS;
    private static final int LANE_BITS = 8;
    private static final int OWNER_BITS = 12;
    private static final int LANE_SHIFT = STRIPES_BITS + PIECE_BITS;
    private static final int OWNER_SHIFT = LANE_SHIFT + LANE_BITS;
    private static final int COLLECTIVE_SHIFT = OWNER_SHIFT + OWNER_BITS;
    private static final int COLLECTIVES = 1 << Long.SIZE - COLLECTIVE_SHIFT;

    private PieceTag() {}

    /** Of a piece that goes from rank to rank. */
    static long of(int collective, int lane, int piece, int stripes) {
        return of(collective, 0, lane, piece, stripes);
    }

    static long of(int collective, int owner, int lane, int piece, int stripes) {
        if (owner >>> OWNER_BITS != 0
                || lane >>> LANE_BITS != 0
                || piece >>> PIECE_BITS != 0
                || stripes >>> STRIPES_BITS != 0) {
            throw new IllegalStateException("no tag has room for piece " + piece + " in " + stripes
                    + " stripes, of lane " + lane + " and owner " + owner);
        }
        return (long) (collective % COLLECTIVES) << COLLECTIVE_SHIFT
                | (long) owner << OWNER_SHIFT
                | (long) lane << LANE_SHIFT
                | (long) piece << STRIPES_BITS
                | stripes;
    }

    static boolean isOf(int collective, long tag) {
        return tag >>> COLLECTIVE_SHIFT == collective % COLLECTIVES;
    }

    static int lane(long tag) {
        return (int) (tag >>> LANE_SHIFT) & (1 << LANE_BITS) - 1;
    }

    static int piece(long tag) {
        return (int) (tag >>> STRIPES_BITS) & (1 << PIECE_BITS) - 1;
    }

    static int stripes(long tag) {
        return (int) tag & (1 << STRIPES_BITS) - 1;
    }
}
