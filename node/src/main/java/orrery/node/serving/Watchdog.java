package orrery.node.serving;

import orrery.fabric.time.Outbox;
import orrery.node.serving.Post.Wake;

/**
 * Gives a copy up whose step does not end.
 *
 * <p>At most one alarm is pending: one that goes off while a later step is under way is set again, and one that is pending when
 * nothing is left to do is taken back.
 */
final class Watchdog {
    /** Watches nothing. */
    static final long NEVER = 0;

    private final long patiencePs;
    private final Post post;
    private boolean pending;
    private long begunPs; // of the step under way

    /** @param patiencePs longest that a step may take; {@link #NEVER} where nobody watches */
    Watchdog(long patiencePs, Post post) {
        this.patiencePs = patiencePs;
        this.post = post;
    }

    /** A step begins. */
    void begins(long nowPs, Outbox out) {
        begunPs = nowPs;
        if (!pending && patiencePs != NEVER) {
            wake(out);
        }
    }

    private void wake(Outbox out) {
        pending = true;
        post.wakeAt(begunPs + patiencePs, Wake.WATCH, out);
    }

    /** No step is under way. */
    void rests(Outbox out) {
        if (pending) {
            pending = false;
            post.cancel(Wake.WATCH, out);
        }
    }

    /** The alarm went off. */
    void rings(long nowPs, Outbox out) {
        pending = false;
        if (nowPs - begunPs >= patiencePs) {
            post.giveUp(nowPs, out);
        } else {
            wake(out);
        }
    }
}
