package orrery.node.tensor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Parts of one computation, each taken once by one of the threads that work on it. */
final class SharedWork {
    private static final int SPINS = 10_000; // a part takes some ten microseconds, so it is seldom worth to sleep

    private final int parts;
    private final IntConsumer part;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger over = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    SharedWork(int parts, IntConsumer part) {
        this.parts = parts;
        this.part = part;
    }

    /** Takes parts until none is left. */
    void takeAll() {
        takeWhile(() -> true);
    }

    /** Takes parts until none is left, or, between two of them, it is not wanted any more. */
    void takeWhile(BooleanSupplier wanted) {
        while (wanted.getAsBoolean()) {
            int taken = next.getAndIncrement();
            if (taken >= parts) {
                return;
            }
            run(taken);
        }
    }

    private void run(int taken) {
        try {
            if (failure.get() == null) {
                part.accept(taken);
            }
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
        } finally {
            over.incrementAndGet();
        }
    }

    /** Returns when every part is over; the caller has taken all that were left, so others are at their last. */
    void await() {
        for (int spin = 0; over.get() < parts; spin++) {
            if (spin < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        switch (failure.get()) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other); // parts cannot throw it
        }
    }
}
