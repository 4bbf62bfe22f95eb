package orrery.node.replay;

import java.util.PriorityQueue;

/** Something that does one node at a time, of those that are ready the one that stands first. */
final class Engine {
    private final PriorityQueue<Integer> ready = new PriorityQueue<>();
    private boolean busy;
    private long busyPs;

    void add(int place) {
        ready.add(place);
    }

    /** Whether it is free and something is ready. */
    boolean canStart() {
        return !busy && !ready.isEmpty();
    }

    /** The node it does from now on. */
    int start() {
        busy = true;
        return ready.remove();
    }

    void end(long spanPs) {
        busy = false;
        busyPs += spanPs;
    }

    boolean isBusy() {
        return busy;
    }

    /** In all so far. */
    long busyPs() {
        return busyPs;
    }
}
