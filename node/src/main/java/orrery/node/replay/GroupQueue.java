package orrery.node.replay;

import java.util.PriorityQueue;
import java.util.function.IntUnaryOperator;

/** The collectives of one group that a rank is ready for: begun in their order, one at a time. */
final class GroupQueue {
    /** By number, which grows with the place. */
    private final PriorityQueue<Integer> ready = new PriorityQueue<>();

    private int next;
    private boolean busy;

    void add(int place) {
        ready.add(place);
    }

    /** Whether the next one of the group is ready, and the one before it over. */
    boolean canStart(IntUnaryOperator numberOf) {
        return !busy && !ready.isEmpty() && numberOf.applyAsInt(ready.peek()) == next;
    }

    int start() {
        busy = true;
        return ready.remove();
    }

    void end() {
        busy = false;
        next++;
    }
}
