package orrery.node.cpu;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import orrery.protocol.payload.Step;

/**
 * Continuous batching: every step decodes one token of each running sequence and takes in waiting prompts, oldest first,
 * as long as rows are left.
 */
final class Batching {
    private final int replica;
    private final int mostRows;
    private final ArrayDeque<Served> waiting = new ArrayDeque<>();
    private final List<Served> running = new ArrayList<>();
    private final List<Integer> finished = new ArrayList<>();
    private int steps;

    Batching(int replica, int mostRows) {
        this.replica = replica;
        this.mostRows = mostRows;
    }

    void add(Served sequence) {
        waiting.add(sequence);
    }

    /** Whether a step would have something to do now. */
    boolean hasWork(long nowPs) {
        return !running.isEmpty() || !waiting.isEmpty() && waiting.peek().isReady(nowPs);
    }

    /** The next step; its sequences are {@link #running} in order. */
    Step next(long nowPs) {
        var rows = running.size();
        while (!waiting.isEmpty() && waiting.peek().isReady(nowPs)) {
            rows += waiting.peek().upcoming().length;
            if (rows > mostRows && !running.isEmpty()) {
                break;
            }
            running.add(waiting.remove());
        }
        var slices = running.stream()
                .map(served -> new Step.Slice(served.request().number(), served.position(), served.upcoming()))
                .toList();
        var step = new Step(replica, steps++, slices, List.copyOf(finished));
        finished.clear();
        return step;
    }

    List<Served> running() {
        return running;
    }

    /** Drops what has ended; its cache goes with the next step. */
    void retire() {
        running.stream()
                .filter(Served::ended)
                .forEach(served -> finished.add(served.request().number()));
        running.removeIf(Served::ended);
    }
}
