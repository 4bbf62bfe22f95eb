package orrery.deploy.api;

import java.util.concurrent.Semaphore;

/** What people change in a run waits until the run has done it: only while it is not over, and not too many at once. */
final class Changes {
    private static final int MOST_AT_ONCE = 8;
    private static final Reply.Whole OVER = Reply.refusal(409, "the run is over");
    private static final Reply.Whole BUSY =
            Reply.refusal(503, "too many changes wait for the run", "wait until they are answered");

    private final RunView view;
    private final Semaphore waiting = new Semaphore(MOST_AT_ONCE);

    Changes(RunView view) {
        this.view = view;
    }

    /** Something that waits for the run. */
    interface Change {
        Reply.Whole made() throws InterruptedException;
    }

    Reply.Whole limited(Change change) throws InterruptedException {
        if (view.isOver()) {
            return OVER;
        }
        if (!waiting.tryAcquire()) {
            return BUSY;
        }
        try {
            return change.made();
        } finally {
            waiting.release();
        }
    }
}
