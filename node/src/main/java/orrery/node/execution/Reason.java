package orrery.node.execution;

import orrery.fabric.time.Alarm;

/** What an alarm of a worker is about, beside the number of a node or of a sequence. */
enum Reason {
    STEP,
    LAUNCH,
    OVER,
    MOVED;

    private static final int REASONS = values().length;

    Alarm about(int number) {
        return new Alarm(Worker.FIRST_ALARM + (long) number * REASONS + ordinal());
    }

    static Reason of(Alarm alarm) {
        return values()[(int) ((alarm.reason() - Worker.FIRST_ALARM) % REASONS)];
    }

    static int number(Alarm alarm) {
        return (int) ((alarm.reason() - Worker.FIRST_ALARM) / REASONS);
    }
}
