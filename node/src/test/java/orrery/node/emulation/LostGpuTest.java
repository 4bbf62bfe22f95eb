package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.node.format.Formats;
import orrery.node.numerics.NumericsKind;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.scenario.Response.Recovery;

class LostGpuTest {
    private static final List<List<Integer>> GOLDEN = Runs.goldenTokens(FaultyRun.PROMPTS, FaultyRun.TOKENS);
    private static final long MICRO = FaultyRun.MICRO;
    private static final int SEEDS = 4;

    private static FaultyRun lost(Recovery recovery, long atPs, long forPs) {
        return FaultyRun.of(
                FaultyRun.response(recovery),
                FaultyRun.once(FaultAction.GPU_LOST, "gpu[1]", atPs, forPs, Effect.USUAL));
    }

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void everyRequestGetsTheTokensOfARunWithoutFaultsWheneverAGpuIsLost(Recovery recovery) {
        for (var seed = 0; seed < SEEDS; seed++) {
            var atPs = (100 + new Random(seed).nextInt(1200)) * MICRO;
            var run = lost(recovery, atPs, 2000 * MICRO);
            assertEquals(GOLDEN, run.tokens(), () -> "lost at " + atPs + " ps:\n" + run.transcript());
            assertTrue(run.outcome().verification().passed());
            assertEquals(1, run.outcome().incidents().size());
        }
    }

    @Test
    void aFailedStopWaitsUntilTheGpuIsBackAndThenBeginsAnew() {
        var run = lost(Recovery.FAIL_STOP, 600 * MICRO, 5000 * MICRO);
        var incident = run.incident();
        assertEquals(600 * MICRO, incident.at().picos());
        assertEquals(5600 * MICRO, incident.healed().picos());
        assertEquals(620 * MICRO, incident.detected().picos(), 5 * MICRO);
        assertEquals(5800 * MICRO, incident.recovered().picos(), 10 * MICRO);
        assertEquals(List.of(0), incident.copies());
        assertEquals(List.of(0, 2), incident.requests());
        assertTrue(incident.recomputedTokens() > 0);
        assertTrue(run.outcome().requests().get(0).recomputedTokens() > 0);
        assertEquals(0, run.outcome().requests().get(1).recomputedTokens());
    }

    @Test
    void requestsOfALostCopyGoOnAtOnceElsewhereWhereTheyMigrate() {
        var run = lost(Recovery.MIGRATE, 600 * MICRO, 5000 * MICRO);
        assertEquals(2, run.said("goes on at replica 1"), run.transcript());
        var lastPs = run.outcome().requests().get(0).tokenTimes().getLast().picos();
        assertTrue(lastPs < 5600 * MICRO, run.transcript());
    }

    @Test
    void aSpareTakesTheSeatOfALostGpu() {
        var run = lost(Recovery.SPARE, 600 * MICRO, Long.MAX_VALUE / 2);
        assertEquals(GOLDEN, run.tokens());
        assertEquals(870 * MICRO, run.incident().recovered().picos(), 20 * MICRO);
        assertNull(run.incident().healed());
    }

    @Test
    void anElasticCopyGoesOnWithFewerGpus() {
        var run = lost(Recovery.ELASTIC, 600 * MICRO, Long.MAX_VALUE / 2);
        assertEquals(GOLDEN, run.tokens());
        assertEquals(1, run.said("replica 0 begins anew on 1 devices"), run.transcript());
        assertEquals(700 * MICRO, run.incident().recovered().picos(), 20 * MICRO);
    }

    @Test
    void requestsThatNobodyCanGoOnWithHaveFailed() {
        var run = FaultyRun.of(
                FaultyRun.response(Recovery.FAIL_STOP), FaultyRun.once(FaultAction.GPU_LOST, "gpu[1]", 600 * MICRO));
        assertEquals(Ended.FAILED, run.outcome().requests().get(0).ended());
        assertNotEquals(Ended.FAILED, run.outcome().requests().get(1).ended());
        assertNull(run.incident().recovered());
    }

    /** Experts over eight GPUs, of which seven are left: four of them go on with twice as many experts each. */
    @ParameterizedTest
    @CsvSource({
        // tensor, data, stages, feed-forward tensor, experts, exchange, GPUs that go on
        "1, 8, 1, 1, 8, ALL_TO_ALL, 4",
        "2, 4, 1, 1, 8, GATHER, 4",
        "2, 1, 2, 2, 1, GATHER, 2",
        "1, 4, 1, 2, 2, ALL_TO_ALL, 2",
    })
    void expertsAndStagesAreDealtAnewToTheGpusThatAreLeft(
            int tensor, int data, int stages, int network, int experts, Exchange exchange, int left) {
        var cut = new Cut(
                DeviceKind.GPU,
                stages,
                new Attention(tensor, data, 1),
                new FeedForward(network, experts, 0, exchange, DeviceKind.GPU),
                1);
        var healthy = FamiliesOnDevicesTest.scenario("tiny-mixtral", cut, NumericsKind.SHADOW, Formats.F32);
        var whole = FaultyRun.of(healthy);
        var halfPs = whole.outcome().end().picos() / 2;
        var run = FaultyRun.of(
                healthy, FaultyRun.response(Recovery.ELASTIC), FaultyRun.once(FaultAction.GPU_LOST, "gpu[1]", halfPs));
        assertEquals(whole.tokens(), run.tokens(), run.transcript());
        assertTrue(run.outcome().verification().passed());
        assertEquals(1, run.said("replica 0 begins anew on " + left + " devices"), run.transcript());
    }
}
