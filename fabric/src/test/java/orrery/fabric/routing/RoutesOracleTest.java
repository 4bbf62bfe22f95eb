package orrery.fabric.routing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;

/** Against breadth-first search over whole devices, network by network, which shares nothing between destinations. */
class RoutesOracleTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static Topology random(Random random) {
        while (true) {
            var draw = new Drawing("random");
            var gpu = draw.row("gpu", 6 + random.nextInt(6), CATALOGUE.gpu("gb200"));
            var cpu = draw.row("cpu", 3, CATALOGUE.cpu("grace"));
            var hub = draw.row("nvswitch", 4, CATALOGUE.switchChip("nvswitch5"));
            var leaf = draw.row("leaf", 5, CATALOGUE.switchChip("spectrum4"));
            var nvlink = CATALOGUE.medium("nvlink5");
            var ethernet = CATALOGUE.medium("ethernet-800g-copper");
            for (int i = 0; i < 40; i++) {
                int g = random.nextInt(gpu.count());
                int h = random.nextInt(4);
                int l = random.nextInt(5);
                switch (random.nextInt(6)) {
                    case 0, 1 -> draw.wire(gpu.only(g), 1 + random.nextInt(2), nvlink, hub.only(h));
                    case 2 -> draw.wire(hub.only(h), nvlink, hub.only((h + 1) % 4));
                    case 3 -> draw.wire(gpu.only(g), CATALOGUE.medium("c2c-grace"), cpu.only(g % 3));
                    case 4 -> draw.wire(cpu.only(g % 3), ethernet, leaf.only(l));
                    default -> draw.wire(leaf.only(l), ethernet, leaf.only((l + 2) % 5));
                }
            }
            draw.wire(gpu.only(0), nvlink, gpu.only(1));
            try {
                return draw.seal();
            } catch (TopologyProblem inPieces) {
                // drawn again
            }
        }
    }

    /** By device, ports one hop nearer in the first network that joins the pair; and the hops. */
    private record Oracle(int[][] ports, int[] hops) {
        static Oracle of(Topology topology, LostLinks lost, int destination) {
            var oracle = new Oracle(new int[topology.devices()][0], new int[topology.devices()]);
            Arrays.fill(oracle.hops, -1);
            for (var network : Network.values()) {
                oracle.add(topology, lost, network, destination);
            }
            return oracle;
        }

        private void add(Topology topology, LostLinks lost, Network network, int destination) {
            var distance = new int[topology.devices()];
            Arrays.fill(distance, -1);
            distance[destination] = 0;
            var open = new ArrayDeque<>(List.of(destination));
            while (!open.isEmpty()) {
                int at = open.remove();
                for (int port : working(topology, lost, network, at)) {
                    int peer = topology.peer(at, port);
                    if (distance[peer] < 0) {
                        distance[peer] = distance[at] + 1;
                        if (topology.kind(peer).isSwitch()) {
                            open.add(peer);
                        }
                    }
                }
            }
            for (int device = 0; device < distance.length; device++) {
                if (hops[device] < 0 && distance[device] > 0) {
                    int from = device;
                    hops[device] = distance[device];
                    ports[device] = Arrays.stream(working(topology, lost, network, device))
                            .filter(port -> distance[topology.peer(from, port)] == distance[from] - 1)
                            .filter(port -> topology.peer(from, port) == destination
                                    || topology.kind(topology.peer(from, port)).isSwitch())
                            .toArray();
                }
            }
        }

        private static int[] working(Topology topology, LostLinks lost, Network network, int device) {
            return IntStream.range(0, topology.ports(device))
                    .filter(port -> Network.of(topology.medium(device, port)) == network)
                    .filter(port -> !lost.contains(topology.link(device, port)))
                    .toArray();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void agreesWithPlainSearchAboutEveryPairWithAndWithoutLostLinks(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            var topology = random(random);
            var lost = round % 2 == 0
                    ? LostLinks.none()
                    : LostLinks.parse(
                            topology, List.of("gpu" + random.nextInt(6) + "->*", "nvswitch" + random.nextInt(4)));
            var routes = Routes.of(topology, seed, lost);
            for (int to = 0; to < topology.devices(); to++) {
                var oracle = Oracle.of(topology, lost, to);
                for (int from = 0; from < topology.devices(); from++) {
                    assertAgree(topology, routes, oracle, from, to, "seed " + seed + ", round " + round);
                }
            }
        }
    }

    private static void assertAgree(Topology topology, Routes routes, Oracle oracle, int from, int to, String replay) {
        var message = topology.name(from) + " to " + topology.name(to) + ", " + replay;
        assertArrayEquals(from == to ? new int[0] : oracle.ports[from], routes.ports(from, to), message);
        if (from == to) {
            assertEquals(0, routes.hops(from, to));
        } else if (oracle.hops[from] < 0) {
            assertThrows(NoRoute.class, () -> routes.hops(from, to), message);
        } else {
            assertEquals(oracle.hops[from], routes.hops(from, to), message);
        }
    }

    @Test
    void agreesOnFabricsOfEveryShape() {
        for (var name : List.of("fat-tree", "rails", "dragonfly+", "multi-plane", "12x-hgx-h100")) {
            var topology = Topologies.named(name, CATALOGUE);
            var routes = Routes.of(topology);
            for (int to = 0; to < topology.devices(); to += 11) {
                var oracle = Oracle.of(topology, LostLinks.none(), to);
                for (int from = 0; from < topology.devices(); from++) {
                    assertAgree(topology, routes, oracle, from, to, name);
                }
            }
        }
    }

    @Test
    void inATorusAPathIsShortestAndTakesOneDimensionAfterTheOther() {
        var topology = Topologies.named("torus:dims=4x3x5", CATALOGUE);
        var routes = Routes.of(topology);
        var grid = topology.grid().orElseThrow();
        var nics = topology.nics();
        for (int i = 0; i < nics.length; i++) {
            for (int j = 0; j < nics.length; j++) {
                int expected = i == j
                        ? 0
                        : 2 + around(i % 4, j % 4, 4) + around(i / 4 % 3, j / 4 % 3, 3) + around(i / 12, j / 12, 5);
                assertEquals(expected, routes.hops(nics[i], nics[j]));
                int dimension = 0;
                for (int at = nics[i]; at != nics[j]; ) {
                    int next = topology.peer(at, routes.port(at, nics[j], i));
                    if (grid.holds(at) && grid.holds(next)) {
                        assertEquals(Math.max(dimension, grid.dimension(at, next)), grid.dimension(at, next));
                        dimension = grid.dimension(at, next);
                    }
                    at = next;
                }
            }
        }
    }

    private static int around(int a, int b, int extent) {
        return Math.min(Math.floorMod(a - b, extent), Math.floorMod(b - a, extent));
    }

    @Test
    void anLpuReachesEveryOtherInTwoWiresByTrayOrByTwin() {
        var topology = Topologies.named("lpx", CATALOGUE);
        var routes = Routes.of(topology);
        for (int from = 0; from < 256; from += 3) {
            for (int to = 0; to < 256; to++) {
                boolean neighbours = from / 16 == to / 16 || from % 16 == to % 16;
                assertEquals(from == to ? 0 : neighbours ? 1 : 2, routes.hops(from, to));
                assertEquals(from == to ? 0 : neighbours ? 1 : 2, routes.choices(from, to));
            }
        }
    }

    @Test
    void sixtyFiveThousandEndpointsAreRoutedFromTheSameFewTables() {
        var topology = Topologies.named("fat-tree:endpoints=65536,tiers=3", CATALOGUE);
        var routes = Routes.of(topology);
        var nics = topology.nics();
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            int from = random.nextInt(65_536);
            int to = random.nextInt(64) * 1_024 + random.nextInt(32);
            int expected = from == to ? 0 : from / 32 == to / 32 ? 2 : from / 1_024 == to / 1_024 ? 4 : 6;
            assertEquals(expected, routes.hops(nics[from], nics[to]));
            assertEquals(expected, walk(topology, routes, nics[from], nics[to], round));
        }
        assertEquals(DeviceKind.NIC, topology.kind(nics[65_535]));
    }

    private static int walk(Topology topology, Routes routes, int from, int to, long flow) {
        int wires = 0;
        for (int at = from; at != to; wires++) {
            at = topology.peer(at, routes.port(at, to, flow));
        }
        return wires;
    }
}
