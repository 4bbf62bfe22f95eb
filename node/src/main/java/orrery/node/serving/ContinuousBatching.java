package orrery.node.serving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Continuous batching (Orca, OSDI 2022): every step decodes the running sequences and takes in waiting prompts, oldest first,
 * as long as sequences, rows and cache are left. The one policy of emulated CPUs and of forecasts.
 *
 * <pre>
 *   waiting ──sequences, rows, cache left──▶ running ──ended──▶ gone
 *      ▲                                        │
 *      └─────────no cache left, newest──────────┘     where whole answers are not reserved
 * </pre>
 */
public final class ContinuousBatching<S extends Batchable> {
    private final Limits limits;
    private final ArrayDeque<S> waiting = new ArrayDeque<>();
    private final ArrayList<S> running = new ArrayList<>();
    private final List<Taken<S>> step = new ArrayList<>();

    public ContinuousBatching(Limits limits) {
        this.limits = limits;
    }

    /** A sequence in a step, with so many new tokens. */
    public record Taken<S>(S sequence, int rows) {}

    public void add(S sequence) {
        waiting.add(sequence);
    }

    /** One whose prompt was done elsewhere: it runs at once. */
    public void addRunning(S sequence) {
        running.add(sequence);
    }

    public List<S> running() {
        return running;
    }

    /** The oldest of those that wait, or null. */
    public S first() {
        return waiting.peek();
    }

    /** Whether a step would have something to do now. */
    public boolean hasWork(long nowPs) {
        return running.stream().anyMatch(one -> !one.away())
                || !waiting.isEmpty() && waiting.peek().isReady(nowPs);
    }

    /** The next step, in the order in which sequences began; the list is good until it is asked for again. */
    public List<Taken<S>> next(long nowPs) {
        step.clear();
        makeRoom();
        if (limits.mixed()) {
            fill(nowPs, decodes());
        } else {
            fill(nowPs, 0);
            if (step.isEmpty()) {
                take(0, true);
            }
        }
        return step;
    }

    private int decodes() {
        var rows = 0;
        for (var one : running) {
            rows += !one.away() && one.promptLeft() == 0 ? one.wanted() : 0;
        }
        return rows;
    }

    /** Prompts, beside so many rows of new tokens. */
    private void fill(long nowPs, int decodes) {
        var rows = take(decodes, limits.mixed());
        var held = held();
        while (!waiting.isEmpty() && waiting.peek().isReady(nowPs) && hasRoom(waiting.peek(), held)) {
            var chunk = chunk(waiting.peek(), rows);
            if (chunk == 0) {
                return;
            }
            var begun = waiting.remove();
            held += needs(begun);
            running.add(begun);
            step.add(new Taken<>(begun, chunk));
            rows += chunk;
        }
    }

    /** Running sequences; the answer is how many rows the step has then. */
    private int take(int decodes, boolean withDecodes) {
        var rows = decodes;
        for (var one : running) {
            if (one.away()) {
                continue;
            }
            if (one.promptLeft() > 0) {
                var chunk = chunk(one, rows);
                rows += chunk;
                add(one, chunk);
            } else if (withDecodes) {
                add(one, one.wanted());
            }
        }
        return rows;
    }

    private void add(S one, int rows) {
        if (rows > 0) {
            step.add(new Taken<>(one, rows));
        }
    }

    /** As much of a prompt as the rows of the step leave room for; all of it where it cannot be spread and goes alone. */
    private int chunk(S one, int rows) {
        var room = limits.rows() - rows;
        if (limits.chunked()) {
            return Math.clamp(room, 0, one.promptLeft());
        }
        return one.promptLeft() <= room || rows == 0 && step.isEmpty() ? one.promptLeft() : 0;
    }

    /** @param held tokens that running sequences need */
    private boolean hasRoom(S next, long held) {
        if (running.size() >= limits.sequences()) {
            return false;
        }
        return limits.cacheTokens() == Long.MAX_VALUE
                || running.isEmpty()
                || held + needs(next) <= limits.cacheTokens();
    }

    /** What a sequence that begins must find. */
    private long needs(S one) {
        return limits.reserved() ? one.longest() : one.cached() + one.promptLeft() + 1L;
    }

    private long held() {
        var tokens = 0L;
        for (var one : running) {
            tokens += needs(one);
        }
        return tokens;
    }

    /** The newest goes back where the next tokens of all have no room. */
    private void makeRoom() {
        if (limits.reserved()) {
            return;
        }
        var held = held();
        while (running.size() > 1 && held > limits.cacheTokens()) {
            var newest = running.removeLast();
            held -= needs(newest);
            newest.preempt();
            waiting.addFirst(newest);
        }
    }

    /**
     * How many more steps of the same sequences follow for certain, where the last was of new tokens alone and each
     * sequence has so many to go: until one ends, or the cache is full.
     */
    public long alike(int fewestToGo) {
        if (limits.reserved() || limits.cacheTokens() == Long.MAX_VALUE) {
            return fewestToGo;
        }
        return Math.clamp((limits.cacheTokens() - held()) / Math.max(1, running.size()), 0, fewestToGo);
    }

    /** Drops what has ended. */
    public void retire() {
        running.removeIf(Batchable::ended);
    }

    /** Drops one that goes on elsewhere, or not at all. */
    public void leave(S sequence) {
        running.remove(sequence);
        waiting.remove(sequence);
    }
}
