package orrery.fabric.placement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;

class PlacementTest {
    private static final List<Topology> TOPOLOGIES = Stream.concat(
                    Topologies.names().stream().map(Topologies::named), Stream.of(Topologies.oneDomain(72, 9)))
            .toList();
    private static final Topology NVL576 = Topologies.named("rubin-ultra-nvl576");

    static Stream<Arguments> everyTopologyOnSomeJvms() {
        return TOPOLOGIES.stream()
                .flatMap(topology -> IntStream.of(1, 2, 3, 4, 8).mapToObj(jvms -> Arguments.of(topology, jvms)));
    }

    @ParameterizedTest
    @MethodSource("everyTopologyOnSomeJvms")
    void everyJvmHasDevicesThatComputeAndEveryDeviceAHome(Topology topology, int jvms) {
        var placement = Placement.of(topology, jvms);
        int placed = 0;
        for (int jvm = 0; jvm < jvms; jvm++) {
            var devices = placement.devices(jvm);
            placed += devices.length;
            assertTrue(Arrays.stream(devices).anyMatch(d -> computes(topology, d)), "JVM " + jvm);
        }
        assertEquals(topology.devices(), placed);
        assertEquals(jvms, placement.jvms());
    }

    private static boolean computes(Topology topology, int device) {
        var bare = topology.gpus().length + topology.lpus().length == 0;
        return switch (topology.kind(device)) {
            case GPU, LPU -> true;
            case CPU -> bare;
            case NIC, NVSWITCH, ETHERNET_SWITCH, INFINIBAND_SWITCH -> false;
        };
    }

    /** A run takes whole pieces, so a share may miss the even one by a piece: a rack, or a CPU with its GPUs. */
    @ParameterizedTest
    @MethodSource("everyTopologyOnSomeJvms")
    void sharesTheWorkEvenly(Topology topology, int jvms) {
        var placement = Placement.of(topology, jvms);
        var pieces = new Contraction(topology).pieces(jvms);
        long total = IntStream.range(0, jvms).mapToLong(placement::weight).sum();
        long largest = pieces.stream().mapToLong(Piece::weight).max().orElseThrow();
        for (int jvm = 0; jvm < jvms; jvm++) {
            long off = Math.abs(placement.weight(jvm) - total / jvms);
            assertTrue(off <= largest, "JVM " + jvm + " has " + placement.weight(jvm) + " of " + total);
        }
    }

    @ParameterizedTest
    @MethodSource("everyTopologyOnSomeJvms")
    void isTheSameEveryTime(Topology topology, int jvms) {
        assertArrayEquals(homes(topology, jvms), homes(topology, jvms));
    }

    private static int[] homes(Topology topology, int jvms) {
        var placement = Placement.of(topology, jvms);
        return IntStream.range(0, topology.devices()).map(placement::jvm).toArray();
    }

    /** Against the definition, by relaxing every link until nothing changes. */
    @ParameterizedTest
    @MethodSource("everyTopologyOnSomeJvms")
    void nothingCrossesSoonerThanSaid(Topology topology, int jvms) {
        var placement = Placement.of(topology, jvms);
        var nearest = new long[topology.devices()];
        Arrays.fill(nearest, Long.MAX_VALUE);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int device = 0; device < nearest.length; device++) {
                long least = leastOver(topology, placement, nearest, device);
                changed |= least < nearest[device];
                nearest[device] = least;
            }
        }
        assertArrayEquals(nearest, placement.crossingPs());
        long soonest = Arrays.stream(nearest).min().orElseThrow();
        assertEquals(placement.cutLatencyPs(), soonest);
        assertEquals(jvms == 1, soonest == Long.MAX_VALUE);
    }

    private static long leastOver(Topology topology, Placement placement, long[] nearest, int device) {
        long least = nearest[device];
        for (int port = 0; port < topology.ports(device); port++) {
            int peer = topology.peer(device, port);
            long onwards = placement.jvm(peer) == placement.jvm(device) ? nearest[peer] : 0;
            if (onwards < Long.MAX_VALUE) {
                least = Math.min(least, onwards + topology.medium(device, port).latencyPs());
            }
        }
        return least;
    }

    @ParameterizedTest
    @CsvSource({"2, 400", "3, 400", "4, 400", "8, 400", "16, 270"})
    void cutsNvl576BetweenRacksWhileThereAreRacksEnough(int jvms, long expectedNanos) {
        var placement = Placement.of(NVL576, jvms);

        assertEquals(expectedNanos * 1_000, placement.cutLatencyPs());
        if (jvms <= 8) {
            for (int device = 0; device < NVL576.devices(); device++) {
                int rack = NVL576.rack(device);
                if (rack >= 0) {
                    int first = NVL576.find("rack" + rack + "/gpu0").orElseThrow();
                    assertEquals(placement.jvm(first), placement.jvm(device), NVL576.name(device));
                }
            }
        }
    }

    @Test
    void neighbouringRacksShareAJvm() {
        var placement = Placement.of(NVL576, 4);
        for (int rack = 0; rack < 8; rack++) {
            assertEquals(
                    rack / 2, placement.jvm(NVL576.find("rack" + rack + "/gpu0").orElseThrow()));
        }
    }

    @Test
    void insideAJvmTheFastestLinkBoundsTheLookahead() {
        assertEquals(85_000, Placement.of(Topologies.named("hgx-h100"), 1).localLookaheadPs(0));
        assertEquals(170_000, Placement.of(NVL576, 8).localLookaheadPs(5));
    }

    @Test
    void aJvmOfOneDeviceHasNoLinkOfItsOwn() {
        var domain = Topologies.oneDomain(2, 2);
        var placement = Placement.of(domain, 4);

        assertEquals(Long.MAX_VALUE, placement.localLookaheadPs(0));
        assertEquals(4, IntStream.range(0, 4).map(placement::jvm).distinct().count());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "17", "2147483647"})
    void refusesMoreJvmsThanDevicesAndFewerThanOne(int jvms) {
        var hgx = Topologies.named("hgx-h100");
        var problem = assertThrows(IllegalArgumentException.class, () -> Placement.of(hgx, jvms));

        assertEquals(
                "found " + jvms + " JVMs for hgx-h100, allowed: 1 to 16, one device each at least",
                problem.getMessage());
    }
}
