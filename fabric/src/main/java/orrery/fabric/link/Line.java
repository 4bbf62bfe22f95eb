package orrery.fabric.link;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.function.ObjIntConsumer;

/**
 * What waits at one port, queue by queue. The control queue goes first and nobody stops it; the others take turns.
 *
 * <p>Made when a port first needs it, which on a quiet fabric is never.
 */
final class Line {
    private final Deque<Waiting>[] queues;
    private final BitSet stopped = new BitSet();
    private long bytes;
    private int turn;
    private boolean alarmed;

    @SuppressWarnings("unchecked")
    Line(int queues) {
        this.queues = new Deque[queues];
        for (var queue = 0; queue < queues; queue++) {
            this.queues[queue] = new ArrayDeque<>();
        }
    }

    void add(int queue, Waiting waiting) {
        queues[queue].add(waiting);
        bytes += waiting.wireBytes();
    }

    /** What waits is gone; what the far end said still holds. */
    void forget(ObjIntConsumer<Waiting> lost) {
        for (var queue = 0; queue < queues.length; queue++) {
            for (var waiting : queues[queue]) {
                lost.accept(waiting, queue);
            }
            queues[queue].clear();
        }
        bytes = 0;
    }

    void stop(int queue) {
        stopped.set(queue);
    }

    void go(int queue) {
        stopped.clear(queue);
    }

    /** Whether a message for a queue need not line up: its queue is going, and nobody waits who could go. */
    boolean admits(int queue) {
        return !stopped.get(queue) && next() < 0;
    }

    /** The queue whose first message goes next, or -1 where all are empty or stand still. */
    int next() {
        if (!queues[Discipline.CONTROL].isEmpty()) {
            return Discipline.CONTROL;
        }
        for (var step = 0; step < queues.length; step++) {
            var queue = (turn + step) % queues.length;
            if (!queues[queue].isEmpty() && !stopped.get(queue)) {
                return queue;
            }
        }
        return -1;
    }

    Waiting first(int queue) {
        return queues[queue].getFirst();
    }

    /** Takes the first message of a queue; the next queue has its turn. */
    Waiting take(int queue) {
        var taken = queues[queue].removeFirst();
        bytes -= taken.wireBytes();
        turn = (queue + 1) % queues.length;
        return taken;
    }

    long bytes() {
        return bytes;
    }

    int messages() {
        var count = 0;
        for (var queue : queues) {
            count += queue.size();
        }
        return count;
    }

    /** Whether an alarm must be set: there is none yet. */
    boolean needsAlarm() {
        var needs = !alarmed;
        alarmed = true;
        return needs;
    }

    void rang() {
        alarmed = false;
    }
}
