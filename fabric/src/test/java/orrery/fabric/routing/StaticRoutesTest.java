package orrery.fabric.routing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Blueprint;
import orrery.fabric.topology.Blueprint.DeviceLine;
import orrery.fabric.topology.Blueprint.WireLine;
import orrery.fabric.topology.RouteLine;
import orrery.fabric.topology.Topology;

class StaticRoutesTest {
    private static final int RING = 5;

    /** A ring of five leaves with a CPU each. */
    private static Topology ring(int leaves, RouteLine... routes) {
        var devices = new ArrayList<DeviceLine>();
        var wires = new ArrayList<WireLine>();
        IntStream.range(0, leaves).forEach(i -> {
            devices.add(new DeviceLine("cpu" + i, "grace", -1, "lab.yaml:" + i));
            devices.add(new DeviceLine("leaf" + i, "spectrum4", -1, "lab.yaml:" + i));
            wires.add(new WireLine("cpu" + i, "leaf" + i, "ethernet-800g", 1, 1, "lab.yaml:" + i));
            wires.add(new WireLine("leaf" + i, "leaf" + (i + 1) % leaves, "ethernet-800g", 1, 1, "lab.yaml:" + i));
        });
        return new Blueprint("ring", devices, wires, List.of(), List.of(), List.of(routes)).draw(Catalogue.load());
    }

    private static RouteLine hop(String at, String destination, String next) {
        return new RouteLine(at, destination, next, "lab.yaml:90");
    }

    private static void assertRefused(String message, RouteLine... routes) {
        var topology = ring(RING, routes);
        assertEquals(
                message, assertThrows(NoRoute.class, () -> Routes.of(topology)).getMessage());
    }

    @Test
    void goesAsPrescribedAndOtherwiseTheShortestWay() {
        var topology = ring(RING, hop("leaf0", "cpu2", "leaf4"), hop("leaf4", "cpu2", "leaf3"));
        var routes = Routes.of(topology);
        int at = topology.find("leaf0").orElseThrow();
        int to = topology.find("cpu2").orElseThrow();

        assertEquals("leaf4", topology.name(topology.peer(at, routes.port(at, to, 3))));
        assertEquals(1, routes.choices(at, to));
        assertArrayEquals(
                Routes.of(ring(RING)).ports(at, topology.find("cpu1").orElseThrow()),
                routes.ports(at, topology.find("cpu1").orElseThrow()));
    }

    @Test
    void refusesACircleAndNamesItsDevices() {
        assertRefused(
                "lab.yaml:90: the route to cpu2: found a circle, leaf0 → leaf4 → leaf0, allowed: hops that arrive",
                hop("leaf0", "cpu2", "leaf4"),
                hop("leaf4", "cpu2", "leaf0"));
        assertRefused(
                "lab.yaml:90: the route to cpu2: found a circle, leaf1 → leaf0 → leaf1, allowed: hops that arrive",
                hop("leaf1", "cpu2", "leaf0"));
    }

    @Test
    void refusesHopsThatLeadNowhere() {
        assertRefused(
                "lab.yaml:90: the route to cpu2: found a hop from leaf0 to leaf2, which no working wire joins, allowed:"
                        + " neighbours",
                hop("leaf0", "cpu2", "leaf2"));
        assertRefused(
                "lab.yaml:90: the route to cpu2: found a hop by way of cpu0, a CPU, allowed: switches and LPUs on the way",
                hop("leaf0", "cpu2", "cpu0"));
        assertRefused(
                "lab.yaml:90: the route to cpu9: found device \"cpu9\", allowed: devices of ring; did you mean \"cpu0\"?",
                hop("leaf0", "cpu9", "leaf1"));
        assertRefused(
                "lab.yaml:90: the route to cpu2: found a second hop at leaf0 towards cpu2, allowed: one",
                hop("leaf0", "cpu2", "leaf1"),
                hop("leaf0", "cpu2", "leaf4"));
    }

    @Test
    void aCircleOfThousandsOfDevicesIsFoundWithoutExhaustingTheStack() {
        int leaves = 20_000;
        var routes = IntStream.range(0, leaves)
                .mapToObj(i -> hop("leaf" + i, "cpu0", "leaf" + (i + 1) % leaves))
                .toArray(RouteLine[]::new);
        var problem = assertThrows(NoRoute.class, () -> Routes.of(ring(leaves, routes)));

        assertEquals(true, problem.getMessage().contains("found a circle, … → "), problem.getMessage());
    }
}
