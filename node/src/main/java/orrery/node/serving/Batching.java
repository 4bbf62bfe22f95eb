package orrery.node.serving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import orrery.protocol.payload.Step;

/**
 * Continuous batching: every step decodes one token of each running sequence, or checks guesses, and takes in waiting
 * prompts, oldest first, as long as rows are left. Sequences that are away stay out.
 */
final class Batching {
    private final int replica;
    private final int mostRows;
    private final ArrayDeque<Served> waiting = new ArrayDeque<>();
    private final List<Served> running = new ArrayList<>();
    private final List<Integer> finished = new ArrayList<>();
    private List<Served> inStep = List.of();
    private int steps;

    Batching(int replica, int mostRows) {
        this.replica = replica;
        this.mostRows = mostRows;
    }

    void add(Served sequence) {
        waiting.add(sequence);
    }

    /** One whose prompt was done elsewhere: it runs at once. */
    void addRunning(Served sequence) {
        running.add(sequence);
    }

    /** Whether a step would have something to do now. */
    boolean hasWork(long nowPs) {
        return running.stream().anyMatch(served -> !served.away())
                || !waiting.isEmpty() && waiting.peek().isReady(nowPs);
    }

    /** The next step; its sequences are {@link #inStep} in order. */
    Step next(long nowPs) {
        var rows = running.stream()
                .filter(served -> !served.away())
                .mapToInt(Served::wanted)
                .sum();
        while (!waiting.isEmpty() && waiting.peek().isReady(nowPs)) {
            rows += waiting.peek().upcoming().length;
            if (rows > mostRows && running.stream().anyMatch(served -> !served.away())) {
                break;
            }
            running.add(waiting.remove());
        }
        inStep = running.stream().filter(served -> !served.away()).toList();
        var step =
                new Step(replica, steps++, inStep.stream().map(Batching::slice).toList(), List.copyOf(finished));
        finished.clear();
        return step;
    }

    private static Step.Slice slice(Served served) {
        return new Step.Slice(served.sequence(), served.position(), served.upcoming(), served.wanted());
    }

    /** What the last step took. */
    List<Served> inStep() {
        return inStep;
    }

    /** Drops what has ended; its cache goes with the next step. */
    void retire() {
        running.stream().filter(Served::ended).forEach(served -> finished.add(served.sequence()));
        running.removeIf(Served::ended);
    }

    /** Drops one that goes on elsewhere; its cache stays until {@link #forget}. */
    void leave(Served served) {
        running.remove(served);
    }

    /** Its cache goes with the next step. */
    void forget(int sequence) {
        finished.add(sequence);
    }
}
