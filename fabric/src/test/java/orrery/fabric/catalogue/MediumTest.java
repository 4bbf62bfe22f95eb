package orrery.fabric.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

class MediumTest {
    private static Medium medium(SimDuration latency, int lanes) {
        return new Medium(
                "test",
                Medium.Kind.NVLINK,
                false,
                Bandwidth.parse("25 GB/s"),
                lanes,
                1,
                latency,
                new ByteCount(256),
                new ByteCount(32),
                OptionalLong.empty());
    }

    private static final Medium NVLINK = medium(SimDuration.nanos(85), 2);

    @ParameterizedTest
    @CsvSource({"0, 32", "1, 33", "255, 287", "256, 288", "257, 321", "512, 576", "513, 609", "1000000, 1125024"})
    void everyPacketCostsItsHeaderAndAnEmptyMessageIsOnePacket(long content, long onTheWire) {
        assertEquals(onTheWire, NVLINK.wireBytes(content));
    }

    @Test
    void theRateIsLanesTimesLaneRate() {
        assertEquals(Bandwidth.parse("50 GB/s"), NVLINK.bandwidth());
        assertEquals(Bandwidth.parse("25 GB/s"), NVLINK.bandwidth(1));
        assertEquals(Bandwidth.parse("250 GB/s"), NVLINK.bundled(5).bandwidth());
        assertEquals(10, NVLINK.bundled(5).lanes());
    }

    @Test
    void refusesAWireWithoutLatencyOrLanes() {
        var noTime = assertThrows(IllegalArgumentException.class, () -> medium(SimDuration.ZERO, 2));
        var noLane = assertThrows(IllegalArgumentException.class, () -> medium(SimDuration.nanos(1), 0));

        assertTrue(noTime.getMessage().contains("latency must be above zero"), noTime.getMessage());
        assertTrue(noLane.getMessage().contains("lanesPerLink must be above zero"), noLane.getMessage());
    }
}
