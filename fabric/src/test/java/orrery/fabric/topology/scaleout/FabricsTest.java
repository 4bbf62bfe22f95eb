package orrery.fabric.topology.scaleout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.routing.Routes;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;

class FabricsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static Topology named(String text) {
        return Topologies.named(text, CATALOGUE);
    }

    /** Wires of a switch to devices whose name begins so. */
    private static long wiresTo(Topology topology, int device, String prefix) {
        return IntStream.range(0, topology.ports(device))
                .filter(port -> topology.name(topology.peer(device, port)).startsWith(prefix))
                .count();
    }

    private static int[] switches(Topology topology, String prefix) {
        return IntStream.of(topology.switches())
                .filter(device -> topology.name(device).startsWith(prefix))
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        // 5k²/4 switches for k³/4 endpoints; k + k/2 for k²/2
        "'fat-tree:endpoints=65536,tiers=3,switch=spectrum4', 5120",
        "'fat-tree:endpoints=2048,tiers=2,switch=spectrum4', 96",
        "'fat-tree:endpoints=65536,optics=cpo', 384",
        "'fat-tree:endpoints=64,tiers=1,switch=spectrum4', 1",
        "'torus:dims=4x4x4', 64",
    })
    void hasAsManySwitchesAsTheTextbookSays(String text, int switches) {
        assertEquals(switches, named(text).switches().length);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void aFatTreeOfAnySizeCarriesAsMuchUpAsDown(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 25; round++) {
            int blocking = 1 + random.nextInt(3);
            int tiers = 2 + random.nextInt(2);
            int endpoints = 2 + random.nextInt(tiers == 2 ? 2_000 : 9_000);
            var text = "fat-tree:endpoints=" + endpoints + ",tiers=" + tiers + ",blocking=" + blocking;
            var topology = named(text);
            for (int leaf : switches(topology, "leaf")) {
                long down = wiresTo(topology, leaf, "nic");
                long up = wiresTo(topology, leaf, "spine");
                assertTrue(down > 0 && up * blocking >= down, text + ", seed " + seed + ": " + topology.name(leaf));
            }
            for (int spine : switches(topology, "spine")) {
                long up = wiresTo(topology, spine, "core");
                assertTrue(tiers == 2 || up >= wiresTo(topology, spine, "leaf"), text + ", seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"576", "1152", "9216", "65536"})
    void twoTiersOfCopackagedOpticsSaveTwoHops(int endpoints) {
        var two = named("fat-tree:optics=cpo,endpoints=" + endpoints);
        var three = named("fat-tree:tiers=3,endpoints=" + endpoints);

        assertEquals(4, furthest(two));
        assertEquals(6, furthest(three));
    }

    /** Wires between the first adapter and the last, which are in different pods. */
    private static int furthest(Topology topology) {
        var nics = topology.nics();
        return Routes.of(topology).hops(nics[0], nics[nics.length - 1]);
    }

    @Test
    void onRailsEqualPlacesAreOneSwitchApart() {
        var topology = named("compose:rack=hgx-h100,racks=40,network=infiniband,link=400g");
        var routes = Routes.of(topology);
        var nics = topology.nics();
        for (int i = 0; i < 64; i++) {
            for (int j = i + 1; j < 64; j++) {
                boolean sameServer = i / 8 == j / 8;
                int expected = i % 8 == j % 8 && !sameServer ? 2 : 4;
                assertEquals(expected, routes.hops(nics[i], nics[j]), i + " to " + j);
            }
        }
    }

    @Test
    void everyTwoGroupsOfADragonflyHaveEquallyManyWires() {
        var topology = named("dragonfly+:endpoints=5000,groups=7");
        var spines = switches(topology, "spine");
        int perGroup = spines.length / 7;
        var wires = new TreeMap<String, Integer>();
        for (int i = 0; i < spines.length; i++) {
            for (int port = 0; port < topology.ports(spines[i]); port++) {
                int peer = topology.peer(spines[i], port) - spines[0];
                if (peer >= 0 && peer < spines.length) {
                    wires.merge(i / perGroup + "-" + peer / perGroup, 1, Integer::sum);
                }
            }
        }
        assertEquals(7 * 6, wires.size());
        assertEquals(1, wires.values().stream().distinct().count(), wires.toString());
    }

    @Test
    void aDragonflyNeedsFiveWiresAtMost() {
        var topology = named("dragonfly+:endpoints=5000,groups=7");
        var routes = Routes.of(topology);
        var nics = topology.nics();
        for (int i = 0; i < nics.length; i += 97) {
            for (int j = 5; j < nics.length; j += 101) {
                assertTrue(i == j || routes.hops(nics[i], nics[j]) <= 5);
            }
        }
    }

    @Test
    void everyPlaneIsAChoiceOfTheAdapterAndLeadsAllTheWay() {
        var topology = named("multi-plane:planes=4,endpoints=300,optics=cpo");
        var routes = Routes.of(topology);
        var nics = topology.nics();
        assertEquals(4, routes.choices(nics[0], nics[299]));
        for (int port : routes.ports(nics[0], nics[299])) {
            int leaf = topology.peer(nics[0], port);
            var plane = topology.name(leaf).replaceAll("/.*", "");
            for (int up : routes.ports(leaf, nics[299])) {
                assertTrue(topology.name(topology.peer(leaf, up)).startsWith(plane + "/"));
            }
        }
        assertEquals(
                200_000_000_000L / 8, topology.medium(nics[0], 1).bandwidth().bytesPerSecond());
    }

    @Test
    void aChipOfSlowerLinksHasMorePorts() {
        var topology = named("fat-tree:switch=sn6810,link=200g,optics=cpo,endpoints=600");
        assertEquals(512, ((SwitchChip) topology.part(topology.switches()[0])).ports());
    }

    @Test
    void composedRacksKeepTheirNvlinkAndGainAnAdapterPerGpu() {
        var topology = named("8x-gb200-nvl72");
        assertEquals(576, topology.gpus().length);
        assertEquals(8, topology.domains());
        assertEquals(72, topology.domain(3).length);
        assertEquals(topology.find("rack3/gpu7").orElseThrow(), topology.domain(3)[7]);
        assertEquals(topology.find("rack3/nic7").orElseThrow(), topology.nicsOf(topology.domain(3)[7])[0]);
        assertTrue(topology.medium(topology.nics()[0], 1).optical());
    }
}
