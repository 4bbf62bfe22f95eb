package orrery.fabric.actor;

import java.time.Duration;

/** How long the Conductor waits, in wall time, before it says that a run has stalled. No device sees it. */
final class Patience {
    private final long nanos;
    private long since = System.nanoTime();

    Patience(Duration duration) {
        nanos = duration.toNanos();
    }

    void renew() {
        since = System.nanoTime();
    }

    boolean exhausted() {
        return System.nanoTime() - since > nanos;
    }
}
