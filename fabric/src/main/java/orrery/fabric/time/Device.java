package orrery.fabric.time;

/**
 * A GPU, LPU, CPU or switch as a deterministic machine: it gets an event and its virtual time, changes its state, and
 * says what it sends and when. No threads, no wall clock, no input or output, no unseeded randomness.
 */
public interface Device {

    /** Its row in the topology. */
    int number();

    /** Handles one event; events come in the order of virtual time. {@link Alarm#START} is the first, at time 0. */
    void on(long nowPs, Event event, Outbox out);

    /**
     * Whether it has work that it cannot get on with by itself, as when a message waits for a link that is down. A run in
     * which nothing happens any more goes on to the next fault, which may be the end of an earlier one, only for such devices.
     */
    default boolean awaits() {
        return false;
    }
}
