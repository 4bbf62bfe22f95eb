package orrery.fabric.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.SwitchChip;

class TopologiesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static java.util.List<String> names() {
        return Topologies.names();
    }

    @ParameterizedTest
    @CsvSource({
        // topology, gpus, cpus with the frontend, nvswitches, ethernet switches, wires
        "hgx-h100,             8,   3,   4, 1, 43",
        "gb200-nvl72,         72,  37,  18, 1, 1405",
        "vera-rubin-nvl72,    72,  37,  36, 1, 2701",
        "rubin-ultra-nvl576, 576, 289, 864, 9, 83841",
    })
    void hasAsManyOfEachAsItsRealTwin(String name, int gpus, int cpus, int nvswitches, int ethernet, int wires) {
        var topology = Topologies.named(name, CATALOGUE);

        assertEquals(gpus, topology.gpus().length);
        assertEquals(cpus, topology.cpus().length);
        assertEquals(nvswitches, count(topology, DeviceKind.NVSWITCH));
        assertEquals(ethernet, count(topology, DeviceKind.ETHERNET_SWITCH));
        assertEquals(2 * wires, topology.links());
        assertEquals(gpus + cpus + nvswitches + ethernet, topology.devices());
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
            int planes = topology.ports(gpu) - 1;
            for (int plane = 0; plane < planes; plane++) {
                var nvswitch = topology.name(gpu).replaceAll("gpu\\d+$", "nvswitch" + plane);
                assertEquals(nvswitch, topology.name(topology.peer(gpu, plane)));
            }
            assertEquals(topology.hostOf(gpu), topology.peer(gpu, planes));
        }
    }

    @ParameterizedTest
    @CsvSource({"hgx-h100, 450", "gb200-nvl72, 900", "vera-rubin-nvl72, 1800", "rubin-ultra-nvl576, 1800"})
    void aGpuSendsByNvlinkAtTheRateOfItsDatasheet(String name, long gigabytesPerSecond) {
        var topology = Topologies.named(name, CATALOGUE);
        for (int gpu : topology.gpus()) {
            long rate = IntStream.range(0, topology.ports(gpu) - 1)
                    .mapToLong(port -> topology.medium(gpu, port).bandwidth().bytesPerSecond())
                    .sum();
            assertEquals(gigabytesPerSecond * 1_000_000_000L, rate);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
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
    void everyNameFindsItsDeviceAndThereIsOneFrontend(String name) {
        var topology = Topologies.named(name, CATALOGUE);
        for (int device = 0; device < topology.devices(); device++) {
            assertEquals(device, topology.find(topology.name(device)).orElseThrow());
        }
        assertEquals(DeviceKind.CPU, topology.kind(topology.find("frontend").orElseThrow()));
        assertTrue(topology.find("gpu9999").isEmpty());
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
                "there is no topology \"gb200-nvl27\", allowed: hgx-h100, gb200-nvl72, vera-rubin-nvl72,"
                        + " rubin-ultra-nvl576; did you mean \"gb200-nvl72\"?",
                problem.getMessage());
    }
}
