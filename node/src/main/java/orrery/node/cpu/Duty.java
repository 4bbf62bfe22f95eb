package orrery.node.cpu;

import orrery.fabric.time.Alarm;

/** What a CPU asked to be woken for, in the one number an alarm has. */
record Duty(Kind kind, int subject) {

    enum Kind {
        /** The frontend sends a request. */
        SEND_PROMPT,
        /** A replica's prompt is tokenised. */
        PROMPT_READY,
        /** A replica's next step is put together. */
        LAUNCH,
        /** The tokens of a replica's step are chosen. */
        SAMPLED
    }

    /** Alarm reason 0 is the start. */
    Alarm alarm() {
        return new Alarm(((long) (kind.ordinal() + 1) << 32) | subject);
    }

    static Duty of(Alarm alarm) {
        return new Duty(Kind.values()[(int) (alarm.reason() >>> 32) - 1], (int) alarm.reason());
    }
}
