package orrery.fabric.time;

/** A time that the device itself asked to be told of; the reason is its own. */
public record Alarm(long reason) implements Event {
    /** Wakes every device at time 0. */
    public static final Alarm START = new Alarm(0);

    @Override
    public long digest() {
        return reason;
    }
}
