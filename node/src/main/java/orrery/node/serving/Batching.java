package orrery.node.serving;

import java.util.ArrayList;
import java.util.List;
import orrery.node.serving.ContinuousBatching.Taken;
import orrery.protocol.payload.Step;

/** Steps for devices, by {@link ContinuousBatching}: their slices, and the caches that may go. */
final class Batching {
    private final int replica;
    private final ContinuousBatching<Served> policy;
    private final List<Integer> finished = new ArrayList<>();
    private List<Served> inStep = List.of();
    private int steps;

    Batching(int replica, Limits limits) {
        this(replica, 0, limits);
    }

    /** @param firstStep number of its first step */
    Batching(int replica, int firstStep, Limits limits) {
        this.replica = replica;
        this.steps = firstStep;
        this.policy = new ContinuousBatching<>(limits);
    }

    int steps() {
        return steps;
    }

    void add(Served sequence) {
        policy.add(sequence);
    }

    /** One whose prompt was done elsewhere: it runs at once. */
    void addRunning(Served sequence) {
        policy.addRunning(sequence);
    }

    /** Whether a step would have something to do now. */
    boolean hasWork(long nowPs) {
        return policy.hasWork(nowPs);
    }

    /** The next step; its sequences are {@link #inStep} in order. */
    Step next(long nowPs) {
        inStep = policy.next(nowPs).stream().map(Taken::sequence).toList();
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
        policy.running().stream().filter(Served::ended).forEach(served -> finished.add(served.sequence()));
        policy.retire();
    }

    /** Drops one that goes on elsewhere; its cache stays until {@link #forget}. */
    void leave(Served served) {
        policy.leave(served);
    }

    /** Its cache goes with the next step. */
    void forget(int sequence) {
        finished.add(sequence);
    }
}
