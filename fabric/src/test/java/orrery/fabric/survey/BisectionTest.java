package orrery.fabric.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.topology.Topologies;

class BisectionTest {
    private static final long GB = 1_000_000_000L;

    /** Half of the endpoints times what each can send, where nothing is oversubscribed. */
    @ParameterizedTest
    @CsvSource({
        "hgx-h100, 4, 450",
        "gb200-nvl72, 36, 900",
        "rubin-ultra-nvl576, 288, 1800",
        "'fat-tree:endpoints=64,tiers=2', 32, 100",
        "'fat-tree:endpoints=256,tiers=3', 128, 100",
        "'fat-tree:endpoints=1024,tiers=2,link=400g', 512, 50"
    })
    void isHalfOfWhatAllSendWhereNothingIsOversubscribed(String topology, long half, long gigabytes) {
        assertEquals(half * gigabytes * GB, bisection(topology));
    }

    /** Two leaves of 64 ports, 48 of them for endpoints. */
    @Test
    void isDividedByTheBlockingOfTheLeaves() {
        assertEquals(16 * 100 * GB, bisection("fat-tree:endpoints=96,tiers=2,switch=spectrum4,blocking=3"));
    }

    /** A cut across the longest dimension severs two links a line, one each way round, of all lines of that dimension. */
    @ParameterizedTest
    @CsvSource({"8x4x4, 16", "4x8x4, 16", "4x4x8, 16", "4x4, 4"})
    void ofATorusIsTheCutAcrossItsLongestDimension(String dims, long lines) {
        assertEquals(2 * lines * 100 * GB, bisection("torus:dims=" + dims));
    }

    @Test
    void ofOneEndpointIsNothing() {
        assertEquals(0, Bisection.of(Topologies.oneDomain(1, 2)).bytesPerSecond());
    }

    private static long bisection(String topology) {
        return Bisection.of(Topologies.named(topology)).bytesPerSecond();
    }
}
