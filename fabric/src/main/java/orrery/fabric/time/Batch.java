package orrery.fabric.time;

import java.util.Arrays;

/**
 * What one window brings one device, as arrays: times, tie-breaking order, events; earliest first, then by {@link Order}.
 * Filled by one owner, then given away: whoever gets it reads it front to back, once.
 */
public final class Batch {
    /** The one below in a {@link Pile}; only the pile touches it. */
    Batch below;

    private final int destination;
    private int size;
    private int read;
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
        // Links send in order of time, so this place is nearly always the last.
        var place = size++;
        while (place > 0 && Order.isBefore(atPs, tie, timePs[place - 1], order[place - 1])) {
            put(place, timePs[place - 1], order[place - 1], arrivals[place - 1]);
            place--;
        }
        put(place, atPs, tie, arrival);
    }

    private void put(int place, long atPs, long tie, Arrival arrival) {
        timePs[place] = atPs;
        order[place] = tie;
        arrivals[place] = arrival;
    }

    private void grow() {
        var capacity = Math.max(4, 2 * size);
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

    /** {@link Long#MAX_VALUE} where there is none. */
    public long earliestPs() {
        return size == 0 ? Long.MAX_VALUE : timePs[0];
    }

    /** Whether something of that time and order comes after all that is there. */
    public boolean endsBefore(long atPs, long tie) {
        return size == 0 || Order.isBefore(timePs[size - 1], order[size - 1], atPs, tie);
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

    /** When the first arrival not yet read comes; {@link Long#MAX_VALUE} after the last. */
    long unreadPs() {
        return read == size ? Long.MAX_VALUE : timePs[read];
    }

    long unreadOrder() {
        return order[read];
    }

    /** Forgets what is read, and gives back the room that is not needed. */
    void dropRead() {
        timePs = Arrays.copyOfRange(timePs, read, size);
        order = Arrays.copyOfRange(order, read, size);
        arrivals = Arrays.copyOfRange(arrivals, read, size);
        size -= read;
        read = 0;
    }

    /** Hands on the next arrivals, those before the end of a window. */
    void readInto(Burst burst, long untilPs) {
        while (read < size && timePs[read] < untilPs) {
            burst.add(timePs[read], order[read], arrivals[read]);
            read++;
        }
    }
}
