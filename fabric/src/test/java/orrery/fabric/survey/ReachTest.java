package orrery.fabric.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.routing.Routes;
import orrery.fabric.topology.Topologies;

class ReachTest {
    private static final long WHATEVER_IT_TAKES = Long.MAX_VALUE;
    private static final long NOTHING = 0;

    @Test
    void addsUpTheLatenciesOfLinksAndSwitchesOnTheWay() {
        var topology = Topologies.named("gb200-nvl72");
        int gpu = topology.gpus()[0];
        long link = topology.medium(gpu, 0).latencyPs();
        var nvswitch = (SwitchChip) topology.part(topology.peer(gpu, 0));

        var reach = Reach.of(topology);

        assertEquals(2 * link + nvswitch.latency().picos(), reach.latencyPsMin());
        assertEquals(reach.latencyPsMin(), reach.latencyPsMax());
        assertEquals(Map.of(2, 72L * 71), reach.pairsByHops());
    }

    /** Below one leaf: GPU, adapter, leaf, adapter, GPU. Two links more by way of a spine. */
    @Test
    void countsTheWayThroughAdapters() {
        var reach = Reach.of(
                Topologies.named("fat-tree:endpoints=64,tiers=2,switch=quantum2,network=infiniband,link=400g"));

        assertEquals(Map.of(4, 64L * 31, 6, 64L * 32), reach.pairsByHops());
        assertEquals(6, reach.diameter());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hgx-h100", "gb200-nvl72", "lpx", "rubin-ultra-nvl576"})
    void takesAsManyHopsAsRoutesDo(String name) {
        var topology = Topologies.named(name);
        var routes = Routes.of(topology);
        var endpoints = Endpoints.of(topology);
        var expected = new TreeMap<Integer, Long>();
        for (int source : endpoints) {
            for (int i = 0; i < 8; i++) {
                int destination = endpoints[i * endpoints.length / 8];
                if (source != destination) {
                    expected.merge(routes.hops(source, destination), 1L, Long::sum);
                }
            }
        }

        var walk = new Walk(new LinkTable(topology), endpoints);
        var found = Tally.NONE;
        for (int i = 0; i < 8; i++) {
            found = found.plus(walk.to(endpoints[i * endpoints.length / 8]));
        }

        assertEquals(expected, found.pairsByHops());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gb200-nvl72",
                "lpx",
                "rubin-ultra-nvl576",
                "dgx-h100",
                "fat-tree:endpoints=256,tiers=3",
                "fat-tree:endpoints=100,tiers=2",
                "rails:servers=8,rails=8",
                "dragonfly+:endpoints=128",
                "torus:dims=4x4x4",
                "multi-plane:endpoints=128",
                "8x-gb200-nvl72"
            })
    void symmetryGivesWhatEveryPairGives(String name) {
        var topology = Topologies.named(name);
        var exact = Reach.of(topology, WHATEVER_IT_TAKES);
        var bySymmetry = Reach.of(topology, NOTHING);

        assertEquals(Reach.Kind.EXACT, exact.how().kind());
        assertTrue(bySymmetry.how().walked() <= bySymmetry.how().endpoints());
        if (bySymmetry.how().kind() == Reach.Kind.SYMMETRY) {
            assertEquals(exact.pairsByHops(), bySymmetry.pairsByHops());
            assertEquals(exact.latencyPsMin(), bySymmetry.latencyPsMin());
            assertEquals(exact.latencyPsMax(), bySymmetry.latencyPsMax());
            assertEquals(exact.latencyPsMean(), bySymmetry.latencyPsMean(), 1);
        } else {
            assertEquals(exact.hopsMean(), bySymmetry.hopsMean(), 0.05 * exact.hopsMean());
        }
    }

    @Test
    void regularShapesAreWalkedByAFewDestinationsOnly() {
        var reach = Reach.of(Topologies.named("fat-tree:endpoints=8192,tiers=2"));

        assertEquals(Reach.Kind.SYMMETRY, reach.how().kind());
        assertTrue(reach.how().walked() <= 8, reach.how().toString());
        assertEquals(
                8192L * 8191,
                reach.pairsByHops().values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void waitsLongerTheMoreIsOnTheWire() {
        var reach = Reach.of(Topologies.named("gb200-nvl72"));
        double packetPs = reach.packetPsMean(); // both links of the way
        assertEquals(2 * 5_760, packetPs); // 256 B and 32 B at 50 GB/s

        assertEquals(reach.latencyPsMean(), reach.loadedLatencyPs(0));
        assertEquals(reach.latencyPsMean() + packetPs / 2, reach.loadedLatencyPs(0.5));
        assertEquals(reach.latencyPsMean() + 4.5 * packetPs, reach.loadedLatencyPs(0.9), 1e-3);
        assertThrows(IllegalArgumentException.class, () -> reach.loadedLatencyPs(1));
        assertThrows(IllegalArgumentException.class, () -> reach.loadedLatencyPs(Double.NaN));
    }
}
