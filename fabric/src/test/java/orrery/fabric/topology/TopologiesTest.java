package orrery.fabric.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.SwitchChip;

class TopologiesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static List<String> names() {
        return Topologies.names();
    }

    @ParameterizedTest
    @CsvSource({
        // topology, gpus, cpus with the frontend, nvswitches, ethernet switches, wires
        "hgx-h100,             8,   3,   4, 1, 43",
        "gb200-nvl72,         72,  37,  18, 1, 1405",
        "vera-rubin-nvl72,    72,  37,  36, 1, 2701",
        "hgx-h200,             8,   3,   4, 1, 43",
        "hgx-b200,             8,   3,   2, 1, 27",
        "hgx-b300,             8,   3,   2, 1, 27",
        "dgx-h100,             8,   3,   4, 2, 59",
        "gb300-nvl72,         72,  37,  18, 1, 1405",
        "kyber-nvl144,       576,  73,  72, 1, 42121",
        "rubin-ultra-nvl576, 576, 289, 864, 9, 83841",
    })
    void hasAsManyOfEachAsItsRealTwin(String name, int gpus, int cpus, int nvswitches, int ethernet, int wires) {
        var topology = Topologies.named(name, CATALOGUE);

        assertEquals(gpus, topology.gpus().length);
        assertEquals(cpus, topology.cpus().length);
        assertEquals(nvswitches, count(topology, DeviceKind.NVSWITCH));
        assertEquals(ethernet, count(topology, DeviceKind.ETHERNET_SWITCH));
        assertEquals(2 * wires, topology.links());
        assertEquals(gpus + cpus + nvswitches + ethernet + topology.nics().length, topology.devices());
        assertEquals(nvswitches + ethernet, topology.switches().length);
    }

    private static long count(Topology topology, DeviceKind kind) {
        return IntStream.range(0, topology.devices())
                .filter(device -> topology.kind(device) == kind)
                .count();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyWireLooksTheSameFromBothEnds(String name) {
        var topology = Topologies.named(name, CATALOGUE);
        for (int device = 0; device < topology.devices(); device++) {
            for (int port = 0; port < topology.ports(device); port++) {
                int peer = topology.peer(device, port);
                int peerPort = topology.peerPort(device, port);
                assertEquals(device, topology.peer(peer, peerPort));
                assertEquals(port, topology.peerPort(peer, peerPort));
                assertEquals(topology.medium(device, port), topology.medium(peer, peerPort));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void portPOfEveryGpuLeadsToItsRacksSwitchOfPlaneP(String name) {
        var topology = Topologies.named(name, CATALOGUE);
        for (int gpu : topology.gpus()) {
            int planes = planes(topology, gpu);
            for (int plane = 0; plane < planes; plane++) {
                var nvswitch = topology.name(gpu).replaceAll("gpu\\d+$", "nvswitch" + plane);
                assertEquals(nvswitch, topology.name(topology.peer(gpu, plane)));
            }
            if (planes > 0) {
                assertEquals(topology.hostOf(gpu), topology.peer(gpu, planes));
            }
        }
    }

    private static int planes(Topology topology, int gpu) {
        return (int) IntStream.range(0, topology.ports(gpu))
                .filter(port -> topology.kind(topology.peer(gpu, port)) == DeviceKind.NVSWITCH)
                .count();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGpuSendsByNvlinkAtTheRateOfItsDatasheet(String name) {
        var topology = Topologies.named(name, CATALOGUE);
        for (int gpu : topology.gpus()) {
            long rate = IntStream.range(0, planes(topology, gpu))
                    .mapToLong(port -> topology.medium(gpu, port).bandwidth().bytesPerSecond())
                    .sum();
            long bothDirections =
                    ((Gpu) topology.part(gpu)).nvlink().bandwidth().bytesPerSecond();
            assertTrue(rate == 0 || 2 * rate == bothDirections, topology.name(gpu) + " sends at " + rate);
        }
    }

    static List<String> runnable() {
        return List.of(
                "hgx-h100",
                "hgx-h200",
                "hgx-b200",
                "hgx-b300",
                "gb200-nvl72",
                "gb300-nvl72",
                "vera-rubin-nvl72",
                "kyber-nvl144",
                "rubin-ultra-nvl576");
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void everyHostServesItsNeighbouringGpus(String name) {
        var topology = Topologies.named(name, CATALOGUE);
        int perHost = topology.gpus().length / (topology.cpus().length - 1);
        var gpus = topology.gpus();
        var hosts = topology.cpus();
        for (int i = 0; i < gpus.length; i++) {
            assertEquals(hosts[i / perHost], topology.hostOf(gpus[i]), topology.name(gpus[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameFindsItsDevice(String name) {
        var topology = Topologies.named(name, CATALOGUE);
        for (int device = 0; device < topology.devices(); device++) {
            assertEquals(device, topology.find(topology.name(device)).orElseThrow());
        }
        assertTrue(topology.find("gpu9999").isEmpty());
        assertTrue(topology.find("gpu01").isEmpty());
        assertTrue(topology.find("").isEmpty());
        assertTrue(topology.find("999999999999").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("runnable")
    void aMachineByItselfHasAFrontendAndNoAdapterForTheGpus(String name) {
        var topology = Topologies.named(name, CATALOGUE);

        assertEquals(DeviceKind.CPU, topology.kind(topology.find("frontend").orElseThrow()));
        assertEquals(0, topology.nics().length);
        assertEquals(1, topology.domains());
        assertArrayEquals(topology.gpus(), topology.domain(0));
    }

    @Test
    void theSpinesOfNvl576JoinTheLeafSwitchesOfTheirOwnPlaneAndFillEveryPort() {
        var topology = Topologies.named("rubin-ultra-nvl576", CATALOGUE);
        for (int spine = 0; spine < 288; spine++) {
            int device = topology.find("spine" + spine).orElseThrow();
            int plane = spine / 4;
            assertEquals(144, topology.ports(device));
            for (int rack = 0; rack < 8; rack++) {
                int leaf = topology.find("rack" + rack + "/nvswitch" + plane).orElseThrow();
                long wires = IntStream.range(0, 144)
                        .filter(port -> topology.peer(device, port) == leaf)
                        .count();
                assertEquals(18, wires, topology.name(device) + " to " + topology.name(leaf));
                assertEquals(144, topology.ports(leaf));
                assertEquals(rack, topology.rack(leaf));
            }
        }
    }

    @Test
    void inTheSpineLightAndInTheRackCopperCarriesNvlink() {
        var topology = Topologies.named("rubin-ultra-nvl576", CATALOGUE);
        int leaf = topology.find("rack3/nvswitch5").orElseThrow();
        for (int port = 0; port < topology.ports(leaf); port++) {
            assertEquals(port >= 72, topology.medium(leaf, port).optical(), "port " + port);
        }
    }

    @Test
    void aBareDomainHasAWireFromEveryGpuToEveryPlane() {
        var topology = Topologies.oneDomain(576, 72);

        assertEquals(648, topology.devices());
        assertEquals(2 * 576 * 72, topology.links());
        assertTrue(((SwitchChip) topology.part(576)).reduces());
        assertEquals(17, topology.peerPort(17, 71));
    }

    @Test
    void describesWhatItIsMadeOf() {
        assertEquals("""
                hgx-h100
                  devices: 3 x CPU xeon-8480, 1 x ETHERNET_SWITCH spectrum4, 8 x GPU h100-sxm, 4 x NVSWITCH nvswitch3
                  wires: 3 x ethernet-400g, 16 x nvlink4 x4, 16 x nvlink4 x5, 8 x pcie5-x16""", Topologies.named("hgx-h100", CATALOGUE).describe());
    }

    @Test
    void namesTheNearestTopologyWhenThereIsNoneOfThatName() {
        var problem = assertThrows(TopologyProblem.class, () -> Topologies.named("gb200-nvl27", CATALOGUE));

        assertEquals(
                "there is no topology \"gb200-nvl27\", allowed: " + String.join(", ", Topologies.names())
                        + "; did you mean \"gb200-nvl72\"?",
                problem.getMessage());
    }

    @Test
    void namesTheNearestPartWhenASettingNamesNone() {
        var problem = assertThrows(TopologyProblem.class, () -> Topologies.sizeOf("fat-tree:gpu=b30", CATALOGUE));

        assertTrue(problem.getMessage().startsWith("topology fat-tree: the catalogue has no GPU \"b30\", allowed: "));
        assertTrue(problem.getMessage().endsWith("; did you mean \"b300\"?"), problem.getMessage());
    }

    @Test
    void refusesMoreDevicesThanCanBeNumbered() {
        var problem =
                assertThrows(TopologyProblem.class, () -> Topologies.sizeOf("torus:dims=99999x99999x9", CATALOGUE));

        assertTrue(problem.getMessage().contains("devices, allowed: 1 to "), problem.getMessage());
    }
}
