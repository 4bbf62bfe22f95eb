package orrery.deploy.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

class RingTest {
    private static final Bandwidth BANDWIDTH = Bandwidth.parse("400 GB/s");
    private static final SimDuration LATENCY = SimDuration.parse("936 ns");

    /** Held up by latency, and by bandwidth where all chunks together take longer than one goes around. */
    @ParameterizedTest
    @CsvSource({"2, 1, 512", "3, 4, 4", "8, 4, 512", "24, 4, 512", "5, 4, 1048576", "7, 8, 262144"})
    void takesAsLongAsTheClosedFormSaysWithEveryMessageAnEvent(int endpoints, int chunks, long bytes) {
        var ring = new Ring(endpoints, chunks, new ByteCount(bytes), BANDWIDTH, LATENCY);

        var measured = RingRun.of(ring);

        assertEquals(ring.closedFormPs(), measured.timePs());
        assertEquals(ring.messages(), measured.messages());
        var deviceStarts = endpoints + 1;
        var firstSends = endpoints * chunks;
        assertEquals(
                2 * ring.messages() + deviceStarts + firstSends, measured.events(), "at the switch and the receiver");
        assertEquals(measured.fingerprint(), RingRun.of(ring).fingerprint());
    }
}
