package orrery.fabric.routing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;

class RoutesTest {
    private static final Topology HGX = Topologies.named("hgx-h100");
    private static final Topology NVL576 = Topologies.named("rubin-ultra-nvl576");

    static List<Topology> singleTier() {
        return List.of(HGX, Topologies.named("gb200-nvl72"), Topologies.named("vera-rubin-nvl72"));
    }

    /** Walks until the destination and counts the wires; fails on a detour through anything but a switch. */
    private static int walk(Topology topology, Routes routes, int from, int to, long flow) {
        int at = from;
        int wires = 0;
        while (at != to) {
            assertTrue(at == from || topology.kind(at).isSwitch(), topology.name(at) + " forwards");
            assertTrue(wires < 10, "walks in circles from " + topology.name(from) + " to " + topology.name(to));
            at = topology.peer(at, routes.port(at, to, flow));
            wires++;
        }
        return wires;
    }

    @ParameterizedTest
    @MethodSource("singleTier")
    void everyGpuReachesEveryOtherThroughOneSwitch(Topology topology) {
        var routes = Routes.of(topology);
        int planes = topology.ports(0) - 1;
        for (int from : topology.gpus()) {
            for (int to : topology.gpus()) {
                assertEquals(from == to ? 0 : 2, routes.hops(from, to));
                assertEquals(from == to ? 0 : 2, walk(topology, routes, from, to, 31L * from + to));
                assertEquals(from == to ? 0 : planes, routes.choices(from, to));
            }
        }
    }

    @Test
    void inTwoLayersARackIsTwoHopsWideAndTheDomainFour() {
        var routes = Routes.of(NVL576);
        var gpus = NVL576.gpus();
        for (int i = 0; i < gpus.length; i += 7) {
            for (int j = 3; j < gpus.length; j += 71) {
                int expected = gpus[i] == gpus[j] ? 0 : NVL576.rack(gpus[i]) == NVL576.rack(gpus[j]) ? 2 : 4;
                assertEquals(expected, routes.hops(gpus[i], gpus[j]));
                assertEquals(expected, walk(NVL576, routes, gpus[i], gpus[j], i * 1000L + j));
            }
        }
    }

    @Test
    void aLeafSwitchSpreadsWhatLeavesTheRackOverItsUplinks() {
        var routes = Routes.of(NVL576);
        int leaf = NVL576.find("rack0/nvswitch5").orElseThrow();
        int near = NVL576.find("rack0/gpu9").orElseThrow();
        int far = NVL576.find("rack6/gpu9").orElseThrow();

        assertEquals(1, routes.choices(leaf, near));
        assertEquals(9, routes.port(leaf, near, 0));
        assertEquals(72, routes.choices(leaf, far));
        var used = new TreeSet<Integer>();
        LongStream.range(0, 2_000).forEach(flow -> used.add(routes.port(leaf, far, flow)));
        assertEquals(72, used.size(), "every uplink is used by some flow");
        assertTrue(used.first() >= 72, "no downlink is");
    }

    @Test
    void flowsThatAgreeAtOneTierPartAtTheNext() {
        var routes = Routes.of(NVL576);
        int gpu = NVL576.find("rack0/gpu0").orElseThrow();
        int far = NVL576.find("rack6/gpu9").orElseThrow();
        var uplinks = new TreeSet<Integer>();
        LongStream.range(0, 20_000)
                .filter(flow -> routes.port(gpu, far, flow) == 5)
                .forEach(flow -> uplinks.add(routes.port(NVL576.peer(gpu, 5), far, flow)));

        assertTrue(uplinks.size() > 60, "flows of one plane use only uplinks " + uplinks);
    }

    @Test
    void keepsToTheNetworkThatJoinsThePair() {
        var routes = Routes.of(HGX);
        int gpu = HGX.find("gpu5").orElseThrow();
        int cpu = HGX.find("cpu1").orElseThrow();
        int frontend = HGX.find("frontend").orElseThrow();

        assertEquals(4, routes.port(gpu, cpu, 0));
        assertEquals(1, routes.hops(cpu, gpu));
        assertEquals(2, routes.hops(frontend, cpu));
        assertEquals(1, routes.choices(frontend, cpu));
    }

    @Test
    void doesNotLeadThroughAHost() {
        var routes = Routes.of(HGX);
        var problem = assertThrows(
                NoRoute.class,
                () -> routes.port(
                        HGX.find("gpu0").orElseThrow(), HGX.find("frontend").orElseThrow(), 0));

        assertEquals(
                "no single network leads from gpu0 to frontend in hgx-h100; send by way of a CPU or GPU that both reach",
                problem.getMessage());
        assertThrows(NoRoute.class, () -> routes.port(0, 0, 0));
        assertThrows(NoRoute.class, () -> routes.hops(0, HGX.find("cpu1").orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void answersTheSameInAnyOrderAndFromManyThreads(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var gpus = NVL576.gpus();
        var asked = IntStream.range(0, 500)
                .mapToObj(_ -> new int[] {gpus[random.nextInt(576)], gpus[random.nextInt(20)], random.nextInt()})
                .filter(pair -> pair[0] != pair[1])
                .toList();
        var oneByOne = Routes.of(NVL576, seed);
        var atOnce = Routes.of(NVL576, seed);

        assertArrayEquals(
                asked.stream().mapToInt(q -> oneByOne.port(q[0], q[1], q[2])).toArray(),
                asked.parallelStream()
                        .mapToInt(q -> atOnce.port(q[0], q[1], q[2]))
                        .toArray(),
                "seed " + seed);
    }

    @Test
    void choosesEvenlyAndBySeed() {
        var counts = new int[10];
        LongStream.range(0, 10_000).forEach(key -> counts[Choice.among(10, 42, key, 3)]++);
        IntStream.of(counts).forEach(count -> assertTrue(count > 850 && count < 1150, "found " + count));

        long moved = LongStream.range(0, 1_000)
                .filter(key -> Choice.among(10, 1, key, 3) != Choice.among(10, 2, key, 3))
                .count();
        assertTrue(moved > 800, "another seed moves most flows, found " + moved);
    }
}
