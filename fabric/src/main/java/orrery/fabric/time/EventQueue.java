package orrery.fabric.time;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Pending events, earliest first: a binary heap over parallel arrays, keyed by time and {@link Order}.
 * Small queues of primitives are what makes a window cheap.
 */
final class EventQueue<E> {
    private long[] timePs = new long[4];
    private long[] order = new long[4];
    private Object[] events = new Object[4];
    private int size;

    long nextPs() {
        return size == 0 ? Long.MAX_VALUE : timePs[0];
    }

    long nextOrder() {
        return order[0];
    }

    void add(long atPs, long tie, E event) {
        if (size == timePs.length) {
            grow();
        }
        var hole = size++;
        while (hole > 0) {
            var parent = (hole - 1) >>> 1;
            if (!before(atPs, tie, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, atPs, tie, event);
    }

    /** Takes the earliest event away. */
    @SuppressWarnings("unchecked")
    E poll() {
        var first = (E) events[0];
        size--;
        var lastPs = timePs[size];
        var lastTie = order[size];
        var last = events[size];
        events[size] = null;
        if (size > 0) {
            put(sinkHole(lastPs, lastTie), lastPs, lastTie, last);
        }
        return first;
    }

    /** Gives back the room that is not needed. */
    @SuppressWarnings("unchecked")
    void trim(Consumer<E> each) {
        timePs = Arrays.copyOf(timePs, Math.max(1, size));
        order = Arrays.copyOf(order, Math.max(1, size));
        events = Arrays.copyOf(events, Math.max(1, size));
        for (var i = 0; i < size; i++) {
            each.accept((E) events[i]);
        }
    }

    /** Takes away the earliest one that equals another, if there is any; for now and then, since it looks at all. */
    void remove(E unwanted) {
        var kept = new EventQueue<E>();
        var removed = false;
        while (size > 0) {
            var atPs = nextPs();
            var tie = nextOrder();
            var event = poll();
            if (removed || !event.equals(unwanted)) {
                kept.add(atPs, tie, event);
            } else {
                removed = true;
            }
        }
        timePs = kept.timePs;
        order = kept.order;
        events = kept.events;
        size = kept.size;
    }

    private int sinkHole(long lastPs, long lastTie) {
        var hole = 0;
        for (var child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && before(timePs[child + 1], order[child + 1], child)) {
                child++;
            }
            if (!Order.isBefore(timePs[child], order[child], lastPs, lastTie)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        return hole;
    }

    private boolean before(long atPs, long tie, int index) {
        return Order.isBefore(atPs, tie, timePs[index], order[index]);
    }

    private void move(int from, int to) {
        put(to, timePs[from], order[from], events[from]);
    }

    private void put(int index, long atPs, long tie, Object event) {
        timePs[index] = atPs;
        order[index] = tie;
        events[index] = event;
    }

    private void grow() {
        var capacity = 2 * size;
        timePs = Arrays.copyOf(timePs, capacity);
        order = Arrays.copyOf(order, capacity);
        events = Arrays.copyOf(events, capacity);
    }
}
