package orrery.node.collective;

/**
 * Names one piece of a collective on the wire: which slot the group has at its ranks, which of the group's collectives (the
 * low bits of its number), which rank's sum it is part of where switches add, which lane of the receiver, which incarnation
 * of the group (the low bits of its number), which of the pieces that the lane receives, and how many stripes it comes in.
 * Stripes of one piece bear equal tags, so that equal planes treat them alike.
 *
 * <pre>
 *   slot 5 | collective 4 | owner 12 | lane 8 | incarnation 4 | piece 24 | stripes 7
 * </pre>
 *
 * <p>Where switches do not add, the owner's place holds more bits of the collective's number: a rank that only sends may be
 * far ahead of those that it sends to. Where they add, no rank is more than one collective ahead.
 */
final class PieceTag {
    private static final int STRIPES_BITS = 7;
    private static final int PIECE_BITS = 24;
    static final int PIECES_MOST = 1 << PIECE_BITS;
    private static final int INCARNATION_BITS = 4;
    private static final int LANE_BITS = 8;
    private static final int OWNER_BITS = 12;
    private static final int COLLECTIVE_BITS = 4;
    private static final int SLOT_BITS = 5;
    static final int SLOTS = 1 << SLOT_BITS;
    private static final int PIECE_SHIFT = STRIPES_BITS;
    private static final int INCARNATION_SHIFT = PIECE_SHIFT + PIECE_BITS;
    private static final int LANE_SHIFT = INCARNATION_SHIFT + INCARNATION_BITS;
    private static final int OWNER_SHIFT = LANE_SHIFT + LANE_BITS;
    private static final int COLLECTIVE_SHIFT = OWNER_SHIFT + OWNER_BITS;
    private static final int SLOT_SHIFT = COLLECTIVE_SHIFT + COLLECTIVE_BITS;

    private PieceTag() {}

    /** Of a piece that goes from rank to rank, or through the switches to all of them. */
    static long of(int slot, int collective, int lane, int piece, int stripes) {
        return of(slot, collective, bits(collective >> COLLECTIVE_BITS, OWNER_BITS), lane, piece, stripes);
    }

    /** Of a sum that the switches make for one rank. */
    static long ofSum(int slot, int collective, int owner, int lane, int piece, int stripes) {
        return of(slot, collective, owner, lane, piece, stripes);
    }

    private static long of(int slot, int collective, int owner, int lane, int piece, int stripes) {
        if (slot >>> SLOT_BITS != 0
                || owner >>> OWNER_BITS != 0
                || lane >>> LANE_BITS != 0
                || piece >>> PIECE_BITS != 0
                || stripes >>> STRIPES_BITS != 0) {
            throw new IllegalStateException("no tag has room for piece " + piece + " in " + stripes
                    + " stripes, of lane " + lane + ", owner " + owner + " and slot " + slot);
        }
        return (long) slot << SLOT_SHIFT
                | (long) bits(collective, COLLECTIVE_BITS) << COLLECTIVE_SHIFT
                | (long) owner << OWNER_SHIFT
                | (long) lane << LANE_SHIFT
                | (long) piece << PIECE_SHIFT
                | stripes;
    }

    /** What tags of an incarnation have beside all else; nothing in the first. */
    static long stamp(int incarnation) {
        return (long) bits(incarnation, INCARNATION_BITS) << INCARNATION_SHIFT;
    }

    /** Whether a tag is of an incarnation. */
    static boolean isIn(int incarnation, long tag) {
        return bits((int) (tag >>> INCARNATION_SHIFT), INCARNATION_BITS) == bits(incarnation, INCARNATION_BITS);
    }

    private static int bits(int number, int bits) {
        return number & (1 << bits) - 1;
    }

    /** Whether a piece {@link #of} a collective of a slot bears this tag. */
    static boolean isOf(int slot, int collective, long tag) {
        return name(tag) == name(of(slot, collective, 0, 0, 0));
    }

    /** Whether a piece {@link #ofSum} of a collective of a slot, whoever owns it, bears this tag. */
    static boolean isOfSum(int slot, int collective, long tag) {
        return tag >>> COLLECTIVE_SHIFT == of(slot, collective, 0, 0, 0) >>> COLLECTIVE_SHIFT;
    }

    /** Slot and number alone, of a piece {@link #of} a collective. */
    static long name(long tag) {
        return tag >>> OWNER_SHIFT;
    }

    static int slot(long tag) {
        return (int) (tag >>> SLOT_SHIFT);
    }

    static int lane(long tag) {
        return bits((int) (tag >>> LANE_SHIFT), LANE_BITS);
    }

    static int piece(long tag) {
        return bits((int) (tag >>> PIECE_SHIFT), PIECE_BITS);
    }

    static int stripes(long tag) {
        return bits((int) tag, STRIPES_BITS);
    }
}
