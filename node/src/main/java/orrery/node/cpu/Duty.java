package orrery.node.cpu;

import orrery.fabric.time.Alarm;
import orrery.node.serving.Post.Wake;

/**
 * What a CPU asked to be woken for, in the one number an alarm has.
 *
 * @param incarnation of the copy that it is about, its low bits
 * @param subject a request or a copy
 */
record Duty(Kind kind, int incarnation, int subject) {
    private static final int KIND_SHIFT = 24;
    private static final int INCARNATION_SHIFT = 32;
    private static final int INCARNATIONS = 1 << 8; // that are told apart

    enum Kind {
        /** The frontend sends a request. */
        SEND_PROMPT,
        /** A copy's scheduler looks for work. */
        WORK,
        /** A copy's next step is put together. */
        LAUNCH,
        /** The tokens of a copy's step are chosen. */
        SAMPLED,
        /** A copy's step should be over. */
        WATCH,
        /** The orchestrator goes on with a copy that is down. */
        ORCHESTRATE;

        static Kind of(Wake wake) {
            return switch (wake) {
                case WORK -> WORK;
                case LAUNCH -> LAUNCH;
                case SAMPLED -> SAMPLED;
                case WATCH -> WATCH;
            };
        }
    }

    Duty(Kind kind, int subject) {
        this(kind, 0, subject);
    }

    Duty {
        incarnation %= INCARNATIONS;
    }

    /** Whether it is of a later or earlier incarnation. */
    boolean isOf(int other) {
        return incarnation == other % INCARNATIONS;
    }

    /** Alarm reason 0 is the start. */
    Alarm alarm() {
        return new Alarm((long) incarnation << INCARNATION_SHIFT | (long) (kind.ordinal() + 1) << KIND_SHIFT | subject);
    }

    static Duty of(Alarm alarm) {
        var reason = alarm.reason();
        return new Duty(
                Kind.values()[(int) (reason >>> KIND_SHIFT & (1 << INCARNATION_SHIFT - KIND_SHIFT) - 1) - 1],
                (int) (reason >>> INCARNATION_SHIFT),
                (int) reason & (1 << KIND_SHIFT) - 1);
    }
}
