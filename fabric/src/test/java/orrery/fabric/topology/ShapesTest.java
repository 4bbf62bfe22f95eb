package orrery.fabric.topology;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.SwitchChip;

class ShapesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    /** Every shape by itself, and sizes that fill no tier. */
    static Stream<String> texts() {
        return Stream.concat(
                Topologies.names().stream(),
                Stream.of(
                        "fat-tree:tiers=1,endpoints=40",
                        "fat-tree:endpoints=577,optics=cpo",
                        "fat-tree:endpoints=1153,tiers=3,blocking=3",
                        "fat-tree:endpoints=100,network=infiniband,optics=linear",
                        "rails:servers=37,rails=5,optics=copper",
                        "rails:servers=200,rails=8,blocking=2,switch=tomahawk6,link=400g",
                        "dragonfly+:endpoints=3001,groups=9",
                        "dragonfly+:endpoints=99,groups=2,link=200g",
                        "torus:dims=3x4x5,concentration=2",
                        "torus:dims=2x1x7",
                        "multi-plane:planes=2,endpoints=333,optics=cpo",
                        "compose:rack=hgx-b300,racks=9,fabric=fat-tree,tiers=3",
                        "compose:rack=vera-rubin-nvl72,racks=3,fabric=dragonfly+,optics=cpo",
                        "compose:rack=rubin-ultra-nvl72,racks=8,optics=cpo,frontend=yes",
                        "compose:rack=hgx-h200,racks=8,fabric=torus,dims=2x2x2",
                        "compose:rack=hgx-h100,racks=5,fabric=multi-plane,planes=2"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noSwitchHasMoreLinksThanPortsAndNothingIsLeftAlone(String text) {
        var topology = Topologies.named(text, CATALOGUE);
        for (int device = 0; device < topology.devices(); device++) {
            int at = device;
            var name = topology.name(device);
            int links = IntStream.range(0, topology.ports(device))
                    .map(port -> topology.medium(at, port).links())
                    .sum();
            assertTrue(links > 0, name);
            assertTrue(!(topology.part(device) instanceof SwitchChip chip) || links <= chip.ports(), name);
        }
    }

    /** 63 CPUs and the frontend fill a switch of 64 ports; 72 have a switch for each rack. */
    @ParameterizedTest
    @CsvSource({"hgx-h100,2,front-leaf,4", "gb200-nvl72,2,front-spine,8", "rubin-ultra-nvl72,8,front-spine,32"})
    void hostsReachTheFrontendThroughAsManySwitchesAsItTakes(String rack, int racks, String top, int wires) {
        var text = "compose:rack=" + rack + ",racks=" + racks + ",frontend=yes";
        var topology = Topologies.named(text, CATALOGUE);

        var frontend = topology.find("frontend").orElseThrow();
        var above = topology.find(top).orElseThrow();
        assertEquals(1, topology.ports(frontend));
        assertEquals(above, topology.peer(frontend, 0));
        assertEquals(wires + 1, topology.ports(above));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isAsLargeAsSaidBeforehand(String text) {
        var size = Topologies.sizeOf(text, CATALOGUE);
        var topology = Topologies.named(text, CATALOGUE);

        assertEquals(size.devices(), topology.devices());
        assertEquals(2 * size.wires(), topology.links());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isTheSameWheneverItIsDrawn(String text) {
        var one = Topologies.named(text, CATALOGUE);
        var other = new TopologySource.Named(text).draw(Catalogue.load());

        assertEquals(text.replaceAll(":.*", ""), one.name().replaceAll(":.*", ""));
        assertEquals(one.name(), other.name());
        for (int device = 0; device < one.devices(); device++) {
            assertEquals(one.name(device), other.name(device));
            for (int port = 0; port < one.ports(device); port++) {
                assertEquals(one.linkName(device, port), other.linkName(device, port));
                assertEquals(one.medium(device, port), other.medium(device, port));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aGpuOfAFabricHasOneAdapterAndADomainItIsIn(String text) {
        var topology = Topologies.named(text, CATALOGUE);
        for (int gpu : topology.gpus()) {
            var nics = topology.nicsOf(gpu);
            assertEquals(topology.nics().length == 0 ? 0 : 1, nics.length, topology.name(gpu));
            assertTrue(IntStream.of(topology.domain(topology.domainOf(gpu))).anyMatch(member -> member == gpu));
            assertTrue(nics.length == 0 || topology.kind(nics[0]) == DeviceKind.NIC);
        }
        assertEquals(
                topology.gpus().length,
                IntStream.range(0, topology.domains())
                        .map(domain -> topology.domain(domain).length)
                        .sum());
    }

    @Test
    void describesEveryShapeAndEverySetting() {
        assertEquals(
                Topologies.names(),
                Topologies.shapes().stream().map(Shape::name).toList());
        for (var shape : Topologies.shapes()) {
            assertFalse(shape.description().isBlank() || shape.description().contains("\n"), shape.name());
            shape.settings()
                    .forEach(setting -> assertAll(
                            () -> assertTrue(setting.accepts(setting.standard()), setting.key()),
                            () -> assertFalse(setting.accepts("°"), setting.key()),
                            () -> assertFalse(setting.allowed().isBlank()),
                            () -> assertFalse(setting.description().isBlank())));
        }
    }

    @Test
    void theStandardValueOfASettingIsNoOtherTopology() {
        assertEquals(
                "fat-tree", Topologies.named("fat-tree:endpoints=64,tiers=2").name());
        assertEquals(
                "12x-hgx-h100", Topologies.named("12x-hgx-h100:rack=hgx-h100").name());
        assertEquals(
                "fat-tree:endpoints=8",
                Topologies.named("fat-tree: endpoints = 8 ").name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fat-tree:endpoint=8 | topology fat-tree has no setting \"endpoint\", allowed: endpoints, tiers, network, link,"
                        + " optics, access, switch, nic, blocking, gpu; did you mean \"endpoints\"?",
                "fat-tree:tiers=4 | topology fat-tree: tiers: found \"4\", allowed: a whole number from 1 to 3",
                "fat-tree:endpoints=99999999999 | topology fat-tree: endpoints: found \"99999999999\", allowed: a whole number"
                        + " from 2 to 1000000000",
                "fat-tree:optics=coper | topology fat-tree: optics: found \"coper\", allowed: cpo, pluggable, linear, copper;"
                        + " did you mean \"copper\"?",
                "fat-tree:tiers=2,tiers=3 | topology fat-tree: tiers is given twice, allowed: once for each setting",
                "fat-tree:tiers | settings of topology fat-tree: found \"tiers\", allowed: key=value pairs with commas between"
                        + " them",
                "torus:dims=4x | topology torus: dims: found \"4x\", allowed: one to six lengths from 1 to 1048576, such as"
                        + " 4x4x8",
                "hgx-h100:gpus=9 | topology hgx-h100 has no setting \"gpus\", allowed: none",
                "fat-tree:endpoints=3000,switch=spectrum4 | fat-tree: found 3,000 endpoints, allowed: up to 2,048 with the 64"
                        + " ports of spectrum4; take more tiers, a switch with more ports, a slower link or more blocking",
                "compose:rack=hgx-h100,racks=3,fabric=torus,dims=5 | torus: found 24 endpoints for the 5 routers of dims=5, allowed:"
                        + " equally many on every router, for example 20 or 25",
                "multi-plane:planes=8 | multi-plane: found planes=8 for link=800g, allowed: planes that leave each 200g, 400g or"
                        + " 800g",
                "fat-tree:switch=q3450 | switch=q3450 speaks INFINIBAND, allowed: chips for network=ethernet",
                "fat-tree:link=200g,network=infiniband | found 200g for network=infiniband, allowed: 400g (NDR) and 800g (XDR)",
                "fat-tree:nic=connectx7 | nic=connectx7 sends at 50.00 GB/s, allowed: adapters of link=800g at least",
            })
    void refusesWhatCannotBeSetOrBuilt(String text, String message) {
        assertEquals(
                message,
                assertThrows(TopologyProblem.class, () -> Topologies.named(text, CATALOGUE))
                        .getMessage());
    }

    @Test
    void refusesUnknownPartsWithTheNearestSpelling() {
        var problem = assertThrows(
                IllegalArgumentException.class, () -> Topologies.named("fat-tree:switch=spectrum9", CATALOGUE));
        assertTrue(problem.getMessage().contains("did you mean \"spectrum"), problem.getMessage());
    }

    @Test
    void tenMillionEndpointsOnASmallHeapAreRefusedWithTheEstimateBeforeAnyWork() {
        var size = Topologies.sizeOf("fat-tree:endpoints=10000000,tiers=3,optics=cpo", CATALOGUE);
        var problem = assertThrows(TopologyProblem.class, () -> size.requireRoom("it", 512_000_000));

        assertEquals(
                "it has 20,111,104 devices and 80,108,032 links and needs about 1211 MB, allowed: half of the heap of 512 MB"
                        + "; start Java with -Xmx3g, or draw fewer devices",
                problem.getMessage());
        assertThrows(TopologyProblem.class, () -> Topologies.named("fat-tree:endpoints=1000000000,tiers=3,optics=cpo"));
        assertThrows(TopologyProblem.class, () -> Topologies.named("torus:dims=1048576x1048576x1048576x1048576"));
        assertThrows(TopologyProblem.class, () -> Topologies.named("compose:racks=65536,rack=kyber-nvl144"));
        assertThrows(TopologyProblem.class, () -> Topologies.named("rails:servers=100000000,rails=64"));
        assertThrows(TopologyProblem.class, () -> Topologies.named("dragonfly+:groups=100000,endpoints=1000000"));
    }

    @Test
    void nvl72CarriesWhatNvidiaStates() {
        assertEquals(129_600, nvlinkGigabytesBothWays(Topologies.named("gb200-nvl72", CATALOGUE)));
        assertEquals(259_200, nvlinkGigabytesBothWays(Topologies.named("vera-rubin-nvl72", CATALOGUE)));
        assertEquals(576 * 900L, nvlinkGigabytesBothWays(Topologies.named("kyber-nvl144", CATALOGUE)));
    }

    private static long nvlinkGigabytesBothWays(Topology topology) {
        long bytes = 0;
        for (int gpu : topology.gpus()) {
            for (int port = 0; port < topology.ports(gpu); port++) {
                if (topology.kind(topology.peer(gpu, port)) == DeviceKind.NVSWITCH) {
                    bytes += 2 * topology.medium(gpu, port).bandwidth().bytesPerSecond();
                }
            }
        }
        return bytes / 1_000_000_000;
    }

    @Test
    void theLpxRackIsAllToAllInTheTrayAndEveryLpuHasATwinInEachOtherTray() {
        var topology = Topologies.named("lpx", CATALOGUE);
        assertEquals(256, topology.lpus().length);
        assertEquals(2 * (16 * 120 + 16 * 120), lpuLinks(topology));
        for (int lpu : topology.lpus()) {
            var near = peersBy(topology, lpu, "lpu-tray");
            var twins = peersBy(topology, lpu, "lpu-rack");
            assertEquals(
                    IntStream.range(0, 16)
                            .map(i -> lpu / 16 * 16 + i)
                            .filter(i -> i != lpu)
                            .boxed()
                            .toList(),
                    near);
            assertEquals(
                    IntStream.range(0, 16)
                            .map(i -> lpu % 16 + 16 * i)
                            .filter(i -> i != lpu)
                            .boxed()
                            .toList(),
                    twins);
        }
    }

    private static long lpuLinks(Topology topology) {
        return IntStream.of(topology.lpus())
                .mapToLong(lpu -> IntStream.range(0, topology.ports(lpu))
                        .filter(port -> topology.medium(lpu, port).kind() == Medium.Kind.LPU_LINK)
                        .count())
                .sum();
    }

    @Test
    void everyLpuHasAHostOfItsTrayAndAnAdapterThatEightShare() {
        var topology = Topologies.named("hgx-h100+lpx", CATALOGUE);
        var lpus = topology.lpus();
        assertEquals(16, lpus.length);
        for (int i = 0; i < lpus.length; i++) {
            assertEquals("rack1/lpu-cpu0", topology.name(topology.hostOf(lpus[i])));
            assertEquals("rack1/lpu-nic" + i / 8, topology.name(topology.nicsOf(lpus[i])[0]));
        }
        assertEquals(8, topology.gpus().length);
        assertEquals(
                256 + 72,
                Topologies.named("vera-rubin-nvl72+lpx").lpus().length
                        + Topologies.named("vera-rubin-nvl72+lpx").gpus().length);
    }

    /** Groq's largest machine, 145 racks of nine nodes, comes to two global wires of a chip in its rack and two beyond. */
    @Test
    void aGroqChipHasSevenWiresInItsNodeAtMostTwoInItsRackAndTwoBeyond() {
        var topology = Topologies.named("groqchip-576", CATALOGUE);
        var lpus = topology.lpus();
        assertEquals(576, lpus.length);
        assertEquals(576 * 7 + 9 * 8 * 7 * 2 + 576 * 2, lpuLinks(topology));
        for (int i = 0; i < lpus.length; i++) {
            var peers = peersBy(topology, lpus[i], "groq-link");
            assertEquals(7, between(lpus, peers, i / 8 * 8, 8));
            assertEquals(i % 8 == 0 ? 7 : 9, between(lpus, peers, i / 64 * 64, 64));
            assertEquals("rack" + i / 64 + "/cpu" + i % 64 / 8, topology.name(topology.hostOf(lpus[i])));
        }
        for (int rack = 1; rack < 9; rack++) {
            var next = rack;
            var wires = IntStream.range(0, 64)
                    .mapToLong(i -> between(lpus, peersBy(topology, lpus[i], "groq-link"), next * 64, 64))
                    .sum();
            assertEquals(16, wires, "rack0 to rack" + rack);
        }
    }

    private static long between(int[] lpus, List<Integer> peers, int from, int count) {
        return peers.stream()
                .filter(peer -> peer >= lpus[from] && peer <= lpus[from + count - 1])
                .count();
    }

    private static List<Integer> peersBy(Topology topology, int device, String medium) {
        return IntStream.range(0, topology.ports(device))
                .filter(port -> topology.medium(device, port).name().equals(medium))
                .map(port -> topology.peer(device, port))
                .sorted()
                .boxed()
                .toList();
    }

    /** Every router has a line of its own, so that even the drawing would not fit. */
    @Test
    void aTorusThatDoesNotFitIsRefusedBeforeItIsDrawn() {
        var problem =
                assertThrows(TopologyProblem.class, () -> Topologies.named("torus:dims=700x700x700,switch=sn6800"));

        assertTrue(problem.getMessage().contains("1,029,000,000 devices"), problem.getMessage());
        assertTrue(problem.getMessage().contains("start Java with -Xmx"), problem.getMessage());
    }
}
