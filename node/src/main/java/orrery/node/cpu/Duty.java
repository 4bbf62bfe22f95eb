package orrery.node.cpu;

import orrery.fabric.time.Alarm;
import orrery.node.serving.Post.Wake;

/** What a CPU asked to be woken for, in the one number an alarm has. */
record Duty(Kind kind, int subject) {

    enum Kind {
        /** The frontend sends a request. */
        SEND_PROMPT,
        /** A copy's scheduler looks for work. */
        WORK,
        /** A copy's next step is put together. */
        LAUNCH,
        /** The tokens of a copy's step are chosen. */
        SAMPLED;

        static Kind of(Wake wake) {
            return switch (wake) {
                case WORK -> WORK;
                case LAUNCH -> LAUNCH;
                case SAMPLED -> SAMPLED;
            };
        }
    }

    /** Alarm reason 0 is the start. */
    Alarm alarm() {
        return new Alarm(((long) (kind.ordinal() + 1) << 24) | subject);
    }

    static Duty of(Alarm alarm) {
        return new Duty(Kind.values()[(int) (alarm.reason() >>> 24) - 1], (int) alarm.reason() & (1 << 24) - 1);
    }
}
