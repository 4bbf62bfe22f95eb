package orrery.node.schedule;

import java.util.Arrays;

/**
 * One thing a rank does: receive some pieces (or none), combine them with data of its own (or not), keep the result (or
 * not), send it on (or not).
 *
 * <pre>
 *   NCCL                   here
 *   send                   elements(n).own(from).send(rank, lane, piece)
 *   recvReduceSend         elements(n).receive(piece).own(from).send(…)
 *   recvReduceCopySend     elements(n).receive(piece).own(from).keep(at).send(…)
 *   recvCopySend           elements(n).receive(piece).keep(at).send(…)
 *   recv                   elements(n).receive(piece).keep(at)
 * </pre>
 *
 * <p>Pieces that a lane receives are numbered from 0 in the order in which the lane takes them; whoever sends one names the
 * receiver's lane and that number. One object serves a lane for all its actions, so that none is allocated.
 */
public final class Action {
    /** What becomes of the pieces that were received. */
    public enum Take {
        /** There are none. */
        NOTHING,
        /** Added in their order; the rank's own data is one of the addends. One piece alone is a copy. */
        SUM,
        /** Put one after the other in their order. */
        SIDE_BY_SIDE,
        /** Stores that went straight to their places in the output: noticed, not copied. */
        LAND,
        /** Only awaited: they say that something in the output is ready. */
        AWAIT
    }

    /** Which of the rank's two buffers its own data comes from. */
    public enum Own {
        NONE,
        INPUT,
        OUTPUT
    }

    /** How the result leaves. */
    public enum Way {
        /** Stored at every target. */
        STORE,
        /** To the switches, which store it at every rank, the sender among them. */
        MULTICAST,
        /** Nothing leaves but a request: the switches shall add every rank's data and store the sum here. */
        LOAD_REDUCE,
        /** Nothing leaves but word to the switches that this rank is here; they tell all when all are. */
        BARRIER
    }

    private long elements;
    private int firstPiece;
    private int pieces;
    private Take take;
    private boolean synchronises;
    private Own own;
    private long ownFrom;
    private int ownPlace;
    private long keepAt;
    private int blocks;
    private long stride;
    private Way way;
    private int targets;
    private int[] ranks = new int[1];
    private int[] lanes = new int[1];
    private int[] numbers = new int[1];

    /** Begins anew: so many elements come out of it. */
    public Action elements(long count) {
        elements = count;
        firstPiece = 0;
        pieces = 0;
        take = Take.NOTHING;
        synchronises = false;
        own = Own.NONE;
        ownPlace = -1;
        keepAt = -1;
        blocks = 1;
        way = Way.STORE;
        targets = 0;
        return this;
    }

    /** Receives one piece. */
    public Action receive(int piece) {
        return receive(piece, 1, Take.SUM);
    }

    /** Receives so many pieces that follow one another. */
    public Action receive(int first, int count, Take as) {
        firstPiece = first;
        pieces = count;
        take = as;
        synchronises = count > 0;
        return this;
    }

    /** It takes no time to learn that the pieces are there: another lane of this rank sent them, or a later action waits. */
    public Action unnoticed() {
        synchronises = false;
        return this;
    }

    /** With own data from a place of the input; the last addend. */
    public Action own(long from) {
        own = Own.INPUT;
        ownFrom = from;
        ownPlace = pieces;
        return this;
    }

    /** With own data from a place of the output, which holds what this rank kept before. */
    public Action ownKept(long from) {
        own(from);
        own = Own.OUTPUT;
        return this;
    }

    /** Own data stands before the received piece of this number, counted from the first received. */
    public Action ownPlace(int place) {
        ownPlace = place;
        return this;
    }

    /** The result is written to a place of the output. */
    public Action keep(long at) {
        keepAt = at;
        return this;
    }

    /** What is kept is so many blocks of one length, and so far apart in the output. */
    public Action apart(int count, long distance) {
        blocks = count;
        stride = distance;
        return this;
    }

    /** The result is sent to a lane of another rank, as the piece of a number; more than once for several ranks. */
    public Action send(int rank, int lane, int piece) {
        if (targets == ranks.length) {
            ranks = Arrays.copyOf(ranks, 4 * targets);
            lanes = Arrays.copyOf(lanes, 4 * targets);
            numbers = Arrays.copyOf(numbers, 4 * targets);
        }
        ranks[targets] = rank;
        lanes[targets] = lane;
        numbers[targets++] = piece;
        return this;
    }

    /** The result is sent to the switches, or they are asked for a sum, for a lane and piece as they come back. */
    public Action through(Way switches, int lane, int piece) {
        send(-1, lane, piece);
        way = switches;
        return this;
    }

    public long elements() {
        return elements;
    }

    public int firstPiece() {
        return firstPiece;
    }

    public int pieces() {
        return pieces;
    }

    public Take take() {
        return take;
    }

    /** Whether the protocol's synchronisation is paid before it goes on. */
    public boolean synchronises() {
        return synchronises;
    }

    public Own own() {
        return own;
    }

    public long ownFrom() {
        return ownFrom;
    }

    /** How many received pieces stand before the own data. */
    public int ownPlace() {
        return ownPlace;
    }

    public boolean keeps() {
        return keepAt >= 0;
    }

    public long keepAt() {
        return keepAt;
    }

    /** Blocks that what is kept consists of; mostly one. */
    public int blocks() {
        return blocks;
    }

    /** From one block to the next in the output. */
    public long stride() {
        return stride;
    }

    public Way way() {
        return way;
    }

    public int targets() {
        return targets;
    }

    public int targetRank(int target) {
        return ranks[target];
    }

    public int targetLane(int target) {
        return lanes[target];
    }

    public int targetPiece(int target) {
        return numbers[target];
    }
}
