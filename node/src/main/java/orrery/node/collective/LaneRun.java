package orrery.node.collective;

import orrery.node.schedule.Action;
import orrery.node.schedule.Lane;
import orrery.protocol.payload.Payload;

/** One lane of a rank on its way: the action it is at, what that waits for, and when the lane is free. */
final class LaneRun {
    private final Lane lane;
    private final Action action = new Action();
    private final Inbox inbox;
    private final long noticePs;
    private int missing;
    private long readyPs;
    private long freePs;
    private boolean over;
    private boolean toBeWoken;

    /** @param noticePs from the last of the awaited pieces until the lane may use them */
    LaneRun(Lane lane, boolean keepsPayloads, long noticePs) {
        this.lane = lane;
        this.noticePs = noticePs;
        this.inbox = new Inbox(keepsPayloads);
    }

    void start(long nowPs) {
        freePs = nowPs;
        next();
    }

    /** On to the next action; what it waits for may have come already. */
    void next() {
        readyPs = 0;
        missing = 0;
        over = !lane.next(action);
        for (var i = 0; !over && i < action.pieces(); i++) {
            var piece = action.firstPiece() + i;
            if (inbox.isWhole(piece)) {
                readyPs = Math.max(readyPs, inbox.wholePs(piece));
            } else {
                missing++;
            }
        }
    }

    /** Takes a stripe; true when the action has now everything that it waits for, and had not before. */
    boolean complete(int piece, int stripe, int stripes, long tailPs, Payload payload) {
        if (!inbox.complete(piece, stripe, stripes, tailPs, payload) || !isAwaited(piece)) {
            return false;
        }
        readyPs = Math.max(readyPs, inbox.wholePs(piece));
        return --missing == 0;
    }

    private boolean isAwaited(int piece) {
        return !over && piece >= action.firstPiece() && piece < action.firstPiece() + action.pieces();
    }

    Lane lane() {
        return lane;
    }

    Action action() {
        return action;
    }

    Inbox inbox() {
        return inbox;
    }

    boolean isOver() {
        return over;
    }

    /** Whether nothing is missing for the action. */
    boolean isReady() {
        return !over && missing == 0;
    }

    /** When the action may start; once it is ready. What is still to be noticed does not keep the lane from other work. */
    long startPs() {
        return Math.max(freePs, readyPs + (action.synchronises() ? noticePs : 0));
    }

    long freePs() {
        return freePs;
    }

    /** The action is done at a time, and its pieces are used up. */
    void done(long endPs) {
        freePs = endPs;
        inbox.dropBefore(action.firstPiece() + action.pieces());
    }

    /** Whether it must be woken; true once, until it {@link #wakes}. */
    boolean mustBeWoken() {
        var must = !toBeWoken;
        toBeWoken = true;
        return must;
    }

    void wakes() {
        toBeWoken = false;
    }
}
