package orrery.node.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.ethernet.EthernetOptions.Paths;
import orrery.fabric.ethernet.EthernetOptions.Recovery;
import orrery.fabric.topology.Topologies;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.scenario.ScenarioProblem;

/** What a trial says of its network reaches every device, and whatever it says, the numbers come out right or it says why not. */
final class NetworkOptionsTest {
    private static final String LEAVES = "fat-tree:endpoints=16,tiers=2";
    private static final long LITTLE = 300_000;

    private static TrialMaker exchange(String topology, NetworkOptions network) {
        return exchange(topology, network, 4L << 20);
    }

    private static TrialMaker exchange(String topology, NetworkOptions network, long bytes) {
        return TrialMaker.on(Topologies.named(topology), Operation.ALL_TO_ALL, Algorithm.DIRECT, bytes)
                .on(network);
    }

    private static NetworkOptions network(
            boolean pauses, Recovery recovery, int burst, long buffer, double corruption) {
        return new NetworkOptions(Paths.BY_FLOW, pauses, true, recovery, burst, buffer, corruption, 0);
    }

    static Stream<NetworkOptions> others() {
        return Stream.of(
                new NetworkOptions(Paths.LEAST_QUEUED, true, true, Recovery.SELECTIVE, 64, 0, 0, 0),
                new NetworkOptions(Paths.BY_FLOW, false, false, Recovery.GO_BACK_N, 64, LITTLE, 0, 0),
                new NetworkOptions(Paths.BY_FLOW, true, true, Recovery.SELECTIVE, 64, LITTLE, 0, 0),
                network(true, Recovery.SELECTIVE, 1, 0, 0),
                network(true, Recovery.SELECTIVE, 8, 0, 1e-3),
                network(true, Recovery.GO_BACK_N, 8, 0, 1e-3));
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyOptionChangesWhatHappensAndNoResult(NetworkOptions other) {
        var usual = exchange(LEAVES, NetworkOptions.standard());
        assertNotEquals(usual.times(), exchange(LEAVES, other).times());
        var withData = exchange(LEAVES, other, 1L << 18).withData(ElementType.FLOAT);
        assertEquals(0, withData.run().sizes().getFirst().wrong());
        assertEquals(withData.run().fingerprint(), withData.run().fingerprint());
    }

    @Test
    void whatIsSentAgainAfterALossIsWhatWasAsked() {
        var goBack = exchange(LEAVES, network(true, Recovery.GO_BACK_N, 4, 0, 1e-3));
        var selective = exchange(LEAVES, network(true, Recovery.SELECTIVE, 4, 0, 1e-3));
        assertNotEquals(goBack.run().fingerprint(), selective.run().fingerprint());
    }

    @Test
    void nvlinksSendAgainWhatTheyDamageAndTakeLonger() {
        var whole = TrialMaker.on(Topologies.named("hgx-h100"), Operation.ALL_REDUCE, Algorithm.RING, 1L << 20);
        var damaged = whole.on(new NetworkOptions(Paths.BY_FLOW, true, true, Recovery.SELECTIVE, 64, 0, 0, 1e-4));
        assertTrue(damaged.times().getFirst() > whole.times().getFirst());
        assertEquals(
                0, damaged.withData(ElementType.FLOAT).run().sizes().getFirst().wrong());
    }

    @Test
    void anotherSeedDamagesOtherPackets() {
        var damaged = exchange(LEAVES, network(true, Recovery.SELECTIVE, 8, 0, 1e-3));
        assertNotEquals(
                damaged.seed(1).run().fingerprint(), damaged.seed(2).run().fingerprint());
    }

    @Test
    void whatIsNeverAcknowledgedIsGivenUpAndSaidSo() {
        var hopeless = exchange(LEAVES, network(true, Recovery.SELECTIVE, 64, 0, 0.999));
        var stalled = assertThrows(TrialStalled.class, hopeless::run);
        assertTrue(stalled.getMessage().startsWith("16 of 16 ranks never finished 4194304 B"), stalled.getMessage());
        assertTrue(stalled.getMessage().contains("nic0 → leaf0 (port 1) was given up"), stalled.getMessage());
    }

    @Test
    void aRingOfPausesIsFoundAndNamed() {
        var torus = exchange("torus:dims=5x5", network(true, Recovery.SELECTIVE, 16, LITTLE, 0));
        var stalled = assertThrows(TrialStalled.class, torus::run);
        assertTrue(stalled.getMessage().contains("wait for each other in a ring: router"), stalled.getMessage());
    }

    @Test
    void oneSizeThatStallsEndsTheWholeTrial() {
        var hopeless = TrialMaker.on(Topologies.named(LEAVES), Operation.ALL_TO_ALL, Algorithm.DIRECT, 0L, 1024L, 2048L)
                .on(network(true, Recovery.SELECTIVE, 64, 0, 0.999));
        var stalled = assertThrows(TrialStalled.class, hopeless::run);
        assertTrue(stalled.getMessage().contains("never finished 1024 B"), stalled.getMessage());
    }

    @Test
    void goBackNOnAdaptivePathsWithLossesIsRefused() {
        var refused =
                exchange(LEAVES, new NetworkOptions(Paths.LEAST_QUEUED, false, true, Recovery.GO_BACK_N, 64, 0, 0, 0));
        assertEquals(
                "recovery", assertThrows(ScenarioProblem.class, refused::run).field());
    }
}
