package orrery.fabric.actor;

import java.time.Duration;

/**
 * Holds virtual time back to wall time, for people who watch. It moves windows in wall time alone; what happens in them it cannot
 * change.
 */
final class Pace {
    /** As fast as it goes. */
    static final Pace FREE = new Pace(0, 0);

    private static final double NANOS_PER_SECOND = 1e9;

    private final long psPerSecond;
    private final long beginPs;
    private final long begunNanos = System.nanoTime();

    /**
     * @param psPerSecond virtual picoseconds for a second of wall time; 0 does not hold back
     * @param beginPs virtual time at which it begins
     */
    Pace(long psPerSecond, long beginPs) {
        this.psPerSecond = psPerSecond;
        this.beginPs = beginPs;
    }

    boolean isSet() {
        return psPerSecond > 0;
    }

    /** How long to wait before something of a virtual time; zero where it is due. */
    Duration until(long nowPs) {
        if (!isSet()) {
            return Duration.ZERO;
        }
        var dueNanos = (nowPs - beginPs) / (double) psPerSecond * NANOS_PER_SECOND;
        var left = dueNanos - (System.nanoTime() - begunNanos);
        return Duration.ofNanos(Math.max(0, (long) left));
    }
}
