package orrery.node.execution;

import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Outbox;

/**
 * An outbox in which the alarms of one incarnation bear its number, so that those of one that was given up mean nothing to the
 * next. The first has plain alarms.
 *
 * @param outbox of the device
 */
record Incarnate(Outbox outbox, int incarnation) implements Outbox {
    private static final int SHIFT = 56;
    private static final int TOLD_APART = 1 << 7;

    /** Where a first incarnation sends as it always did. */
    static Outbox of(Outbox outbox, int incarnation) {
        return incarnation == 0 ? outbox : new Incarnate(outbox, incarnation);
    }

    /** The device's own. */
    static Outbox plain(Outbox outbox) {
        return outbox instanceof Incarnate(var plain, var _) ? plain : outbox;
    }

    /** Whether an incarnation set an alarm. */
    static boolean isOf(int incarnation, Alarm alarm) {
        return alarm.reason() >>> SHIFT == incarnation % TOLD_APART;
    }

    /** As it was before it bore a number. */
    static Alarm unmarked(Alarm alarm) {
        return new Alarm(alarm.reason() & (1L << SHIFT) - 1);
    }

    private Alarm marked(Alarm alarm) {
        return new Alarm(alarm.reason() | (long) (incarnation % TOLD_APART) << SHIFT);
    }

    @Override
    public void send(int port, long arrivalPs, Arrival arrival) {
        outbox.send(port, arrivalPs, arrival);
    }

    @Override
    public void wakeAt(long atPs, Alarm alarm) {
        outbox.wakeAt(atPs, marked(alarm));
    }

    @Override
    public void cancel(Alarm alarm) {
        outbox.cancel(marked(alarm));
    }

    @Override
    public void achieved(int units) {
        outbox.achieved(units);
    }

    @Override
    public void note(String happened) {
        outbox.note(happened);
    }

    @Override
    public void span(Lane lane, long fromPs, long toPs, Object what, long about) {
        outbox.span(lane, fromPs, toPs, what, about);
    }
}
