package orrery.node.cpu;

import orrery.protocol.identity.Attempt;
import orrery.protocol.payload.Way;

/**
 * One request's way through the copies, as far as its sender knows.
 *
 * <pre>
 *   unsent ──▶ under way ──a copy that it needs goes down──▶ stranded ──▶ under way, one attempt later
 * </pre>
 */
final class Journey {
    /** Tokens of an attempt by which the copy that decodes must have all: the first may be of the copy that prefills. */
    private static final int HANDED_OVER = 2;

    private final Received received;
    private Way way;
    private int attempts; // begun
    private int known; // tokens when the last was begun
    private boolean stranded;

    /** @param way that it takes where nothing goes wrong */
    Journey(Received received, Way way) {
        this.received = received;
        this.way = way;
    }

    int request() {
        return received.request();
    }

    int tokens() {
        return received.tokens().size();
    }

    /** That it is on, or was on last. */
    Way way() {
        return way;
    }

    /** The number of the attempt that it is at. */
    int sequence() {
        return Attempt.of(request(), attempts - 1);
    }

    void begin() {
        beginAgain(way);
    }

    void beginAgain(Way next) {
        way = next;
        attempts++;
        known = tokens();
        stranded = false;
    }

    /** It is nowhere, and to be begun again. */
    void strand() {
        stranded = true;
    }

    boolean isStranded() {
        return stranded && !received.finished();
    }

    private boolean isUnderWay() {
        return attempts > 0 && !stranded && !received.finished();
    }

    /** Whether it is lost without a copy. */
    boolean needs(int copy) {
        return isUnderWay()
                && (copy == way.decodes() || !isHandedOver() && (copy == way.first() || copy == way.drafts()));
    }

    /** Whether one copy takes its prompt, and another goes on. */
    boolean isSplit() {
        return way.first() != way.decodes();
    }

    private boolean isHandedOver() {
        return !isSplit() || tokens() - known >= HANDED_OVER;
    }

    /** Whether a copy guesses for it. */
    boolean asks(int copy) {
        return isUnderWay() && copy == way.drafts();
    }
}
