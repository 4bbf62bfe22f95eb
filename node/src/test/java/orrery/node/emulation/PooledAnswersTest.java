package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static orrery.node.emulation.FaultyRun.MICRO;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.Effect.Severity;
import orrery.fabric.fault.FaultAction;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.Faults;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Plan.Speculation;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.Scenario;

/** Copies that share the work on a request begin anew one by one, and change no token. */
class PooledAnswersTest {
    private static final int PROMPTS = 5;
    private static final int TOKENS = 6;
    private static final List<List<Integer>> GOLDEN = Runs.goldenTokens(PROMPTS, TOKENS);
    private static final long LONG = 600 * MICRO;
    private static final int SEEDS = 6;

    /** GPUs 0 to 3 decode, 4 to 7 prefill; for policies that need some, two stand by. */
    private static Scenario disaggregated(Recovery recovery) {
        var spare = recovery == Recovery.SPARE;
        return Runs.of(
                "hgx-h100",
                new Plan(
                        new Deployment(List.of(
                                new Pool(Duty.DECODE, Cut.tensor(2), spare ? 1 : 2),
                                new Pool(Duty.PREFILL, Cut.tensor(2), 2))),
                        AllReduce.AUTO,
                        null,
                        false),
                PROMPTS,
                TOKENS);
    }

    /** GPUs 0 to 3 serve, 4 and 5 guess. */
    private static Scenario speculating() {
        return Runs.of(
                "hgx-h100",
                new Plan(
                        new Deployment(List.of(
                                new Pool(Duty.SERVE, Cut.tensor(2), 2), new Pool(Duty.DRAFT, Cut.tensor(2), 1))),
                        AllReduce.AUTO,
                        new Speculation(new ModelSource.Embedded("orrery-tiny"), 2),
                        false),
                PROMPTS,
                TOKENS);
    }

    private static Scenario struck(Scenario whole, Recovery recovery, int gpu, long atPs) {
        var fault = FaultyRun.once(FaultAction.GPU_LOST, "gpu[" + gpu + "]", atPs, LONG, Effect.USUAL);
        return whole.with(new Faults(List.of(fault), FaultyRun.response(recovery)));
    }

    private static void assertWhole(FaultyRun run, String replay) {
        assertEquals(GOLDEN, run.tokens(), () -> replay + "\n" + run.transcript());
        assertTrue(
                run.outcome().requests().stream().allMatch(request -> request.ended() == Ended.LENGTH),
                () -> replay + "\n" + run.transcript());
        assertTrue(run.outcome().verification().passed(), replay);
    }

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void whateverIsLostOfCopiesThatPrefillAndDecodeTheTokensAreTheSame(Recovery recovery) {
        strikeAtRandom(disaggregated(recovery), recovery, recovery == Recovery.SPARE ? 6 : 8);
    }

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void whateverIsLostOfCopiesThatServeAndGuessTheTokensAreTheSame(Recovery recovery) {
        strikeAtRandom(speculating(), recovery, 6);
    }

    /** Two copies of eight LPUs each, which follow timetables and so begin anew on the very same. */
    @ParameterizedTest
    @CsvSource({
        "GPU_LOST, USUAL, FAIL_STOP",
        "GPU_LOST, USUAL, MIGRATE",
        "GPU_LOST, USUAL, ELASTIC",
        "GPU_SLOWED, USUAL, FAIL_STOP",
        "GPU_HANG, USUAL, MIGRATE",
        "GPU_MEMORY, CONTAINED, FAIL_STOP",
        "GPU_MEMORY, UNCONTAINED, FAIL_STOP",
        "SDC, USUAL, FAIL_STOP",
    })
    void whateverBefallsAnLpuTheTokensAreTheSame(FaultAction action, Severity severity, Recovery recovery) {
        var cut = new Cut(
                DeviceKind.LPU,
                1,
                new Attention(8, 1, 1),
                new FeedForward(8, 1, 0, Exchange.GATHER, DeviceKind.LPU),
                1);
        var plan = new Plan(new Deployment(List.of(new Pool(Duty.SERVE, cut, 2))), AllReduce.AUTO, null, false);
        var whole = Runs.of("lpx:trays=2", plan, PROMPTS, TOKENS);
        var begunAnew = 0L;
        for (var atMicros : List.of(40, 200)) {
            var effect = new Effect(action == FaultAction.GPU_SLOWED ? 0.5 : Double.NaN, severity);
            var fault = FaultyRun.once(action, "lpu[3]", atMicros * MICRO, LONG, effect);
            var run = FaultyRun.of(whole.with(new Faults(List.of(fault), FaultyRun.response(recovery))));
            assertWhole(run, action + " at " + atMicros + " us, " + recovery);
            begunAnew += run.said("replica 0 begins anew");
        }
        assertTrue(begunAnew > 0, "struck while it served");
    }

    private static void strikeAtRandom(Scenario whole, Recovery recovery, int gpus) {
        for (var seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            var gpu = random.nextInt(gpus);
            var atPs = random.nextLong(100, 1500) * MICRO;
            var run = FaultyRun.of(struck(whole, recovery, gpu, atPs));
            assertWhole(run, recovery + ", seed " + seed + ": gpu" + gpu + " at " + atPs + " ps");
        }
    }

    @Test
    void whoDecodesGoesOnWhileWhoPrefillsIsDown() {
        var run = FaultyRun.of(struck(disaggregated(Recovery.FAIL_STOP), Recovery.FAIL_STOP, 4, 600 * MICRO));
        assertWhole(run, "prefill");
        assertEquals(List.of(2), run.incident().copies());
        assertFalse(run.transcript().contains("replica 0 begins anew"), run.transcript());
    }

    @Test
    void whoServesGoesOnWithoutGuessesWhileNobodyGuesses() {
        var run = FaultyRun.of(struck(speculating(), Recovery.FAIL_STOP, 4, 500 * MICRO));
        assertWhole(run, "draft");
        assertEquals(List.of(2), run.incident().copies());
        assertEquals(0, run.said("goes on at replica"), run.transcript());
    }

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void itIsTheSameOnAnyNumberOfJvms(Recovery recovery) {
        for (var gpu : List.of(0, 4)) {
            var scenario = struck(disaggregated(recovery), recovery, gpu, 600 * MICRO);
            var one = FaultyRun.of(scenario, 1);
            var two = FaultyRun.of(scenario, 2);
            assertEquals(one.outcome().fingerprint(), two.outcome().fingerprint());
            assertEquals(one.transcript(), two.transcript());
        }
    }
}
