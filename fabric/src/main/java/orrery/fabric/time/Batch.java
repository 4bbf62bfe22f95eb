package orrery.fabric.time;

import java.util.Arrays;

/**
 * What one window brings one device, as arrays: times, tie-breaking order, events. Filled by one owner, then given away
 * and never changed again.
 */
public final class Batch implements Shell.Command {
    private final int destination;
    private int size;
    private long earliestPs = Long.MAX_VALUE;
    private long[] timePs;
    private long[] order;
    private Arrival[] arrivals;

    public Batch(int destination, int capacity) {
        this.destination = destination;
        timePs = new long[capacity];
        order = new long[capacity];
        arrivals = new Arrival[capacity];
    }

    /** Adds an arrival; {@code tie} is its source and running number, see {@link Order}. */
    public void add(long atPs, long tie, Arrival arrival) {
        if (size == timePs.length) {
            grow();
        }
        timePs[size] = atPs;
        order[size] = tie;
        arrivals[size++] = arrival;
        earliestPs = Math.min(earliestPs, atPs);
    }

    private void grow() {
        var capacity = 4 * size;
        timePs = Arrays.copyOf(timePs, capacity);
        order = Arrays.copyOf(order, capacity);
        arrivals = Arrays.copyOf(arrivals, capacity);
    }

    public int destination() {
        return destination;
    }

    public int size() {
        return size;
    }

    public long earliestPs() {
        return earliestPs;
    }

    public long timePs(int index) {
        return timePs[index];
    }

    public long order(int index) {
        return order[index];
    }

    public Arrival arrival(int index) {
        return arrivals[index];
    }
}
