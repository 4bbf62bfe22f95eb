package orrery.fabric.actor;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Holds virtual time back to wall time, for people who watch. It moves windows and borders in wall time alone; what happens
 * between them it cannot change.
 */
final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;
    /** Whoever waits longer looks again after so long: no timer takes a span of years. */
    private static final long LONGEST_NANOS = 3_600_000_000_000L;
    /** Whoever waits for wall time hears of what others announced so often in a second. */
    private static final int BEATS_PER_SECOND = 4;

    private final long psPerSecond;
    private final long beginPs;
    private final LongSupplier wallNanos;
    private final long begunNanos;

    /**
     * @param psPerSecond virtual picoseconds for a second of wall time; 0 does not hold back
     * @param beginPs virtual time at which it begins
     */
    Pace(long psPerSecond, long beginPs, LongSupplier wallNanos) {
        this.psPerSecond = psPerSecond;
        this.beginPs = beginPs;
        this.wallNanos = wallNanos;
        this.begunNanos = wallNanos.getAsLong();
    }

    /** As fast as it goes. */
    static Pace free() {
        return new Pace(0, 0, () -> 0);
    }

    boolean isSet() {
        return psPerSecond > 0;
    }

    /** The virtual time that wall time has come to; never, where nothing is held back. */
    long nowPs() {
        if (!isSet()) {
            return Horizon.NEVER;
        }
        var passedPs = (wallNanos.getAsLong() - begunNanos) / NANOS_PER_SECOND * psPerSecond;
        return Horizon.later(beginPs, (long) passedPs);
    }

    /** The virtual time at which those who wait shall meet next; never, where nothing is held back. */
    long beatPs() {
        return Horizon.later(nowPs(), psPerSecond / BEATS_PER_SECOND + 1);
    }

    /** The first of them, which is the same on every JVM; whoever is paused from the beginning hears of what is announced, too. */
    long firstBeatPs() {
        return Horizon.later(beginPs, psPerSecond / BEATS_PER_SECOND + 1);
    }

    /** How long to wait before something of a virtual time; zero where it is due. */
    Duration until(long atPs) {
        if (!isSet() || Horizon.isBeyondAll(atPs)) {
            return Duration.ZERO;
        }
        var dueNanos = (atPs - beginPs) / (double) psPerSecond * NANOS_PER_SECOND;
        var left = dueNanos - (wallNanos.getAsLong() - begunNanos);
        return Duration.ofNanos(Math.clamp((long) left, 0, LONGEST_NANOS));
    }

    boolean isDue(long atPs) {
        return until(atPs).isZero();
    }
}
