package orrery.fabric.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI_PS = 1_000_000_000L;
    private static final long BEGUN_PS = 7 * MILLI_PS;

    private final AtomicLong wallNanos = new AtomicLong(-5);
    private final Pace pace = new Pace(4 * MILLI_PS, BEGUN_PS, wallNanos::get);

    @Test
    void virtualTimePassesWithWallTime() {
        wallNanos.addAndGet(Duration.ofMillis(500).toNanos());

        assertEquals(BEGUN_PS + 2 * MILLI_PS, pace.nowPs());
        assertEquals(BEGUN_PS + 3 * MILLI_PS + 1, pace.beatPs());
        assertEquals(Duration.ofMillis(250), pace.until(BEGUN_PS + 3 * MILLI_PS));
        assertFalse(pace.isDue(BEGUN_PS + 3 * MILLI_PS));
        assertTrue(pace.isDue(BEGUN_PS + 2 * MILLI_PS));
    }

    @Test
    void nobodyWaitsForTheEndOfAllTime() {
        assertTrue(pace.isDue(Horizon.NEVER));
        assertTrue(pace.isDue(Horizon.NEVER - 1));
    }

    @Test
    void whatIsNotHeldBackIsAlwaysDue() {
        assertTrue(Pace.free().isDue(5));
        assertEquals(Horizon.NEVER, Pace.free().nowPs());
        assertEquals(Horizon.NEVER, Pace.free().beatPs());
    }
}
