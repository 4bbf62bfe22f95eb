package orrery.fabric.time;

/** Something that happens to a device. */
public sealed interface Event permits Arrival, Alarm, Fault {

    /** A hash of the content that is the same on every JVM. */
    long digest();
}
