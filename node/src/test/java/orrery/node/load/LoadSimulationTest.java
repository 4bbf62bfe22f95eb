package orrery.node.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.survey.Survey;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.load.LoadOutcome.Measured;
import orrery.node.load.LoadOutcome.NotSimulated;

class LoadSimulationTest {
    private static final String TWO_TIERS = "fat-tree:endpoints=64,tiers=2,switch=spectrum4";
    private static final double NEXT_TO_NOTHING = 1e-6;

    private static Measured measured(String topology, double share, long seed) {
        return measured(Topologies.named(topology), share, seed);
    }

    private static Measured measured(Topology topology, double share, long seed) {
        var outcome = LoadSimulation.run(topology, new OfferedLoad(share, 100, seed));
        return assertInstanceOf(Measured.class, outcome, () -> share + " with seed " + seed + ": " + outcome);
    }

    /**
     * Alone on its way, a packet's last byte is there after the zero-load latency of its head, as the survey has it, and the
     * time that the whole packet takes on the slowest link, which is the network's.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fat-tree:endpoints=16,tiers=1",
                "fat-tree:endpoints=16,tiers=1,optics=cpo,access=cpo-pluggable",
                "fat-tree:endpoints=16,tiers=1,network=infiniband,link=400g"
            })
    void nearlyWithoutLoadEveryMessageTakesTheZeroLoadLatencyAndOnePacket(String name) {
        var topology = Topologies.named(name);
        var reach = Survey.of(topology, Catalogue.load()).reach();
        var wire = topology.medium(topology.nics()[0], 1);
        var packetPs = wire.bandwidth()
                .timeForBytes(wire.wireBytes(wire.largestPayload().bytes()))
                .picos();

        var measured = measured(topology, NEXT_TO_NOTHING, 1);

        assertEquals(reach.latencyPsMin(), reach.latencyPsMax());
        assertEquals(reach.latencyPsMin() + packetPs, measured.minPs());
        assertEquals(measured.minPs(), measured.p99Ps());
        assertEquals(measured.minPs(), measured.meanPs(), 1);
    }

    /** Over pairs of several distances, the same holds of the means: destinations are drawn, so within a percent. */
    @Test
    void nearlyWithoutLoadTheMeanIsThatOfAllPairs() {
        var topology = Topologies.named(TWO_TIERS);
        var reach = Survey.of(topology, Catalogue.load()).reach();
        var wire = topology.medium(topology.nics()[0], 1);
        var packetPs = wire.bandwidth()
                .timeForBytes(wire.wireBytes(wire.largestPayload().bytes()))
                .picos();

        var measured = measured(topology, NEXT_TO_NOTHING, 1);

        assertTrue(reach.latencyPsMin() < reach.latencyPsMax());
        assertEquals(reach.latencyPsMin() + packetPs, measured.minPs());
        assertEquals(reach.latencyPsMax() + packetPs, measured.p99Ps());
        assertEquals(reach.latencyPsMean() + packetPs, measured.meanPs(), 0.01 * measured.meanPs());
    }

    @ParameterizedTest
    @ValueSource(strings = {TWO_TIERS, "torus:dims=4x4", "rails:servers=8,rails=8", "multi-plane:endpoints=64"})
    void latencyGrowsWithLoad(String name) {
        var topology = Topologies.named(name);
        var idle = measured(topology, NEXT_TO_NOTHING, 1);
        var half = measured(topology, 0.5, 1);
        var busy = measured(topology, 0.9, 1);

        assertTrue(idle.meanPs() < half.meanPs() && half.meanPs() < busy.meanPs(), half + " " + busy);
        assertTrue(idle.p99Ps() < half.p99Ps() && half.p99Ps() < busy.p99Ps(), half + " " + busy);
    }

    /** Four endpoints share an uplink, and half of what they send wants to go up: the queues only grow. */
    @Test
    void saysWhenTheNetworkCarriesLessThanIsOffered() {
        assertTrue(measured(TWO_TIERS + ",blocking=4", 0.9, 1).isGrowing());
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        assertEquals(measured(TWO_TIERS, 0.7, 5), measured(TWO_TIERS, 0.7, 5));
        assertNotEquals(
                measured(TWO_TIERS, 0.7, 5).meanPs(),
                measured(TWO_TIERS, 0.7, 6).meanPs());
    }

    /** A run in which one is missing ends in an exception; as many are posted as are offered, give or take chance. */
    @ParameterizedTest
    @CsvSource({"0.2, 1", "0.8, 2", "0.95, 3"})
    void everyMessageIsDelivered(double share, long seed) {
        var measured = measured(TWO_TIERS, share, seed);

        assertEquals(64 * 100, measured.posted(), 5 * Math.sqrt(64 * 100), "seed " + seed);
        assertEquals(0.75 * measured.posted(), measured.measured(), 0.03 * measured.posted(), "seed " + seed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gb200-nvl72                        | not only GPUs, adapters and scale-out switches
            fat-tree:endpoints=4608,tiers=2,switch=sn6800,optics=cpo | more than 4,096 endpoints, which would take minutes
            """)
    void saysWhyItCannot(String name, String reason) {
        assertEquals(new NotSimulated(reason), LoadSimulation.run(Topologies.named(name), new OfferedLoad(0.5, 10, 1)));
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnyWork() {
        assertTrue(LoadFeasibility.shortage(1_000_000, 800_000_000).isEmpty());
        assertEquals(
                "needs about 400 MB, more than half of the heap; start Java with -Xmx1g",
                LoadFeasibility.shortage(1_000_000, 799_999_998).orElseThrow());
    }
}
