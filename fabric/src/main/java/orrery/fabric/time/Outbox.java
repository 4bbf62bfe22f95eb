package orrery.fabric.time;

/** Where a device puts what it sends while it handles an event. */
public interface Outbox {

    /**
     * Something for the device at the far end of a port.
     *
     * @param port the sending device's port
     * @param arrivalPs when the head gets there; no earlier than now plus the link's latency
     */
    void send(int port, long arrivalPs, Arrival arrival);

    /** Wakes the device itself at a time, now at the earliest. */
    void wakeAt(long atPs, Alarm alarm);

    /** Takes back an alarm that was set and has not gone off; nothing happens where there is none like it. */
    void cancel(Alarm alarm);

    /** Says that so many units of the run's work are done, tokens for example: for whoever watches. */
    void achieved(int units);

    /** Puts a line into the transcript; it says what happened, in the past tense. */
    void note(String happened);

    /**
     * Puts on record what the device did, or is about to do; nothing comes of it where nobody keeps one.
     *
     * @param what the same object each time, see {@link Span}
     * @param about see {@link Span}
     */
    default void span(Lane lane, long fromPs, long toPs, Object what, long about) {
        // nobody keeps one
    }
}
