package orrery.node.trial;

import orrery.node.collective.CollectiveTask;

/**
 * One size of a trial, and the time it has for itself.
 *
 * @param launchedPs when the host launches it on every rank
 * @param expected what it must give; null where no data is carried
 */
record Slot(CollectiveTask task, long launchedPs, Expected expected) {
    /**
     * An hour of virtual time: more than any usual size takes, so that everything stands still when the next one starts. A
     * size that takes longer counts as stalled unless it is the last; it has to run alone. Empty time costs nothing, so
     * sizes need no barrier between them.
     */
    static final long LENGTH_PS = 3_600_000_000_000_000L;

    /** Sizes that virtual time has room for. */
    static final int MOST = (int) (Long.MAX_VALUE / LENGTH_PS) - 2;

    /** The slot of size number i; before the first, lasers are lit. */
    static Slot of(int number, CollectiveTask task, Expected expected) {
        return new Slot(task, (number + 1) * LENGTH_PS, expected);
    }

    /** When the kernel starts on every rank. */
    long startPs() {
        return launchedPs + task.choice().pace().launch().picos();
    }
}
