package orrery.fabric.time;

import java.util.Arrays;

/**
 * The arrivals of one window: filled, put in order at once, then read front to back.
 *
 * <p>When all devices move in lock step, a switch gets thousands of arrivals a window. Sorted together they cost a few
 * passes over an array, where a heap would pay for its depth with every one.
 */
final class Burst {
    private static final int FEW = 32;
    private static final int DIGIT_BITS = 8;
    private static final int DIGIT = (1 << DIGIT_BITS) - 1;

    private long[] timePs = new long[4];
    private long[] order = new long[4];
    private Arrival[] arrivals = new Arrival[4];
    /** Which arrival comes at which turn. */
    private int[] turns = new int[4];

    private int[] spare = {};
    private int size;
    private int read;
    private boolean inOrder = true;

    void add(long atPs, long tie, Arrival arrival) {
        if (size == timePs.length) {
            grow();
        }
        inOrder = inOrder && (size == 0 || Order.isBefore(timePs[size - 1], order[size - 1], atPs, tie));
        timePs[size] = atPs;
        order[size] = tie;
        arrivals[size] = arrival;
        turns[size] = size;
        size++;
    }

    private void grow() {
        var capacity = 2 * size;
        timePs = Arrays.copyOf(timePs, capacity);
        order = Arrays.copyOf(order, capacity);
        arrivals = Arrays.copyOf(arrivals, capacity);
        turns = Arrays.copyOf(turns, capacity);
    }

    long nextPs() {
        return read == size ? Long.MAX_VALUE : timePs[turns[read]];
    }

    long nextOrder() {
        return order[turns[read]];
    }

    /** Takes the earliest; after the last it is empty and can be filled again. */
    Arrival poll() {
        var from = turns[read++];
        var arrival = arrivals[from];
        arrivals[from] = null;
        if (read == size) {
            read = 0;
            size = 0;
            inOrder = true;
        }
        return arrival;
    }

    /** Gives back its room, when all is read. */
    void empty() {
        if (size > 0) {
            throw new IllegalStateException(size - read + " arrivals of a window are not handled yet");
        }
        timePs = new long[1];
        order = new long[1];
        arrivals = new Arrival[1];
        turns = new int[1];
        spare = new int[0];
    }

    /** To be called when all are added, before the first is read. */
    void sort() {
        if (inOrder) {
            return;
        }
        if (size <= FEW) {
            sortFew();
        } else {
            sortBy(order);
            sortBy(timePs);
        }
    }

    private void sortFew() {
        for (var next = 1; next < size; next++) {
            var moved = turns[next];
            var turn = next;
            for (; turn > 0 && isBefore(moved, turns[turn - 1]); turn--) {
                turns[turn] = turns[turn - 1];
            }
            turns[turn] = moved;
        }
    }

    private boolean isBefore(int one, int other) {
        return Order.isBefore(timePs[one], order[one], timePs[other], order[other]);
    }

    /** Radix sort, stable, lowest digit first; digits that all keys share cost nothing. */
    private void sortBy(long[] key) {
        var differing = 0L;
        for (var i = 1; i < size; i++) {
            differing |= key[i] ^ key[0];
        }
        for (var shift = Long.numberOfTrailingZeros(differing); shift < Long.SIZE; shift += DIGIT_BITS) {
            if (((differing >>> shift) & DIGIT) != 0) {
                sortBy(key, shift);
            }
        }
    }

    private void sortBy(long[] key, int shift) {
        var starts = new int[DIGIT + 2];
        for (var i = 0; i < size; i++) {
            starts[1 + digit(key[i], shift)]++;
        }
        for (var digit = 1; digit <= DIGIT; digit++) {
            starts[digit] += starts[digit - 1];
        }
        var sorted = spare.length < turns.length ? new int[turns.length] : spare; // it must hold the next burst, too
        for (var turn = 0; turn < size; turn++) {
            var moved = turns[turn];
            sorted[starts[digit(key[moved], shift)]++] = moved;
        }
        spare = turns;
        turns = sorted;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & DIGIT;
    }
}
