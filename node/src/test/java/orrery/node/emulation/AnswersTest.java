package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static orrery.node.emulation.FaultyRun.MICRO;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.Effect.Severity;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.time.Note;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Response;
import orrery.node.scenario.Response.Nvlink;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.Response.Reduction;
import orrery.node.scenario.Response.Times;
import orrery.protocol.units.SimDuration;

class AnswersTest {
    private static final List<List<Integer>> GOLDEN = Runs.goldenTokens(FaultyRun.PROMPTS, FaultyRun.TOKENS);
    private static final long AT = 600 * MICRO;
    private static final long SECOND = 1_000_000 * MICRO;
    private static final long LONG = 2000 * MICRO;
    private static final Response FAIL_STOP = FaultyRun.response(Recovery.FAIL_STOP);

    private static FaultyRun run(Response response, FaultAction action, String select, long forPs, Effect effect) {
        return FaultyRun.of(response, FaultyRun.once(action, select, AT, forPs, effect));
    }

    private static FaultyRun run(Response response, FaultAction action, String select) {
        return FaultyRun.of(response, FaultyRun.once(action, select, AT));
    }

    private static Effect effect(double amount) {
        return new Effect(amount, Severity.USUAL);
    }

    private static Effect effect(Severity severity) {
        return new Effect(Double.NaN, severity);
    }

    private static Response with(Nvlink nvlink, Reduction reduction, boolean checksum) {
        return new Response(nvlink, reduction, Recovery.FAIL_STOP, FaultyRun.times(), 0, checksum);
    }

    // ---- GPUs

    @Test
    void aContainedMemoryErrorEndsTheCopyAndNoMore() {
        var run = run(FAIL_STOP, FaultAction.GPU_MEMORY, "gpu[0]", LONG, effect(Severity.CONTAINED));
        assertEquals(GOLDEN, run.tokens(), run.transcript());
        assertEquals(List.of(0), run.incident().copies());
        assertEquals(870 * MICRO, run.incident().recovered().picos(), 10 * MICRO);
    }

    @Test
    void anUncontainedMemoryErrorLastsUntilTheGpuIsReset() {
        var run = run(FAIL_STOP, FaultAction.GPU_MEMORY, "gpu[0]", LONG, effect(Severity.UNCONTAINED));
        assertEquals(GOLDEN, run.tokens(), run.transcript());
        assertEquals(1, run.said("gpu0 is back"));
        assertEquals(970 * MICRO, run.incident().recovered().picos(), 10 * MICRO);
    }

    @Test
    void aWatchdogEndsACopyOneOfWhoseGpusHangs() {
        var run = run(FAIL_STOP, FaultAction.GPU_HANG, "gpu[1]");
        assertEquals(GOLDEN, run.tokens(), run.transcript());
        assertEquals(1, run.said("a step of replica 0 does not end"), run.transcript());
        assertTrue(run.incident().detected().picos() > 3000 * MICRO);
    }

    @Test
    void aShortHangGoesByAndNobodyGivesUp() {
        var run = run(FAIL_STOP, FaultAction.GPU_HANG, "gpu[1]", 500 * MICRO, Effect.USUAL);
        assertEquals(GOLDEN, run.tokens(), run.transcript());
        assertNull(run.incident().detected());
        assertTrue(run.outcome().end().picos() < 3000 * MICRO, "a watchdog is not what a run ends with");
    }

    @Test
    void aStragglerSlowsItsCopyAndNoOther() {
        var slow = run(FAIL_STOP, FaultAction.GPU_SLOWED, "gpu[1]", LONG, effect(0.25));
        var whole = FaultyRun.of(FaultyRun.healthy());
        assertEquals(GOLDEN, slow.tokens());
        assertTrue(lastPs(slow, 0) > lastPs(whole, 0));
        assertEquals(lastPs(whole, 1), lastPs(slow, 1));
        assertNull(slow.incident().detected());
    }

    private static long lastPs(FaultyRun run, int request) {
        return run.outcome().requests().get(request).tokenTimes().getLast().picos();
    }

    // ---- silent corruption

    @Test
    void aFlippedBitThatNobodyNoticesIsSeenInTheVerdict() {
        var flips = new ArrayList<String>();
        var spoilt = 0;
        for (var seed = 0; seed < 8; seed++) {
            var flip = new ScheduledFault(ScheduledFault.Timing.at(AT), FaultAction.SDC, "gpu[0]", Effect.USUAL, seed);
            var run = FaultyRun.of(with(Nvlink.FATAL, Reduction.ABORT, false), flip);
            spoilt += run.outcome().verification().passed() ? 0 : 1;
            run.notes().stream()
                    .map(Note::happened)
                    .filter(what -> what.contains("flipped"))
                    .forEach(flips::add);
            assertNull(run.incident().detected());
            assertEquals(GOLDEN.get(1), run.tokens().get(1), "another copy is not concerned");
        }
        assertTrue(spoilt > 0, "one of these at least is no small one: " + flips);
    }

    @Test
    void aChecksumFindsAFlippedBitAndTheStepIsComputedAgain() {
        var run = run(with(Nvlink.FATAL, Reduction.ABORT, true), FaultAction.SDC, "gpu[0]");
        assertEquals(GOLDEN, run.tokens(), run.transcript());
        assertTrue(run.outcome().verification().passed());
        assertEquals(List.of(0), run.incident().copies());
    }

    // ---- NVLink and its switches

    @Test
    void aDeadLinkEndsAllCopiesOfItsDomainWhereItIsFatal() {
        var run = run(FAIL_STOP, FaultAction.NVLINK_DOWN, "link[gpu0 -> nvswitch1]", LONG, Effect.USUAL);
        assertEquals(GOLDEN, run.tokens(), run.transcript());
        assertEquals(List.of(0, 1), run.incident().copies());
        assertTrue(run.incident().recovered().picos() > AT + LONG);
    }

    @Test
    void aDeadLinkIsDoneWithoutWhereItIsMasked() {
        var masked = with(Nvlink.MASKED, Reduction.ABORT, false);
        var run = run(masked, FaultAction.NVLINK_DOWN, "link[gpu0 -> nvswitch1]");
        assertEquals(GOLDEN, run.tokens(), run.transcript());
        assertEquals(List.of(0), run.incident().copies());
        assertEquals(700 * MICRO, run.incident().recovered().picos(), 10 * MICRO);
    }

    @Test
    void aDeadSwitchIsDoneWithoutWhereItIsMasked() {
        var run = run(with(Nvlink.MASKED, Reduction.ABORT, false), FaultAction.SWITCH_DOWN, "nvswitch[0]");
        assertEquals(GOLDEN, run.tokens(), run.transcript());
        assertEquals(List.of(0, 1), run.incident().copies());
    }

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void aGpuWithoutAnyLinkIsNotDoneWithoutAndItsCopyWaits(Recovery recovery) {
        var masked = new Response(Nvlink.MASKED, Reduction.ABORT, recovery, FaultyRun.times(), 0, false);
        var run = run(masked, FaultAction.NVLINK_DOWN, "gpu[0]");
        assertEquals(1, run.said("replica 0 waits"), run.transcript());
        assertEquals(List.of(0), run.incident().copies());
        assertNull(run.incident().recovered());
    }

    @Test
    void copiesServeAgainOnceTheLastPlaneIsBack() {
        var run = run(
                with(Nvlink.MASKED, Reduction.ABORT, false),
                FaultAction.SWITCH_DOWN,
                "nvswitch[*]",
                LONG,
                Effect.USUAL);
        assertEquals(GOLDEN, run.tokens(), run.transcript());
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void copiesGoOnWithoutSwitchesThatAdd(Reduction answer) {
        var run = run(with(Nvlink.FATAL, answer, false), FaultAction.REDUCTION_LOST, "nvswitch[0]");
        assertEquals(GOLDEN, run.tokens(), run.transcript());
        assertEquals(List.of(0, 1), run.incident().copies());
    }

    // ---- hosts

    @Test
    void aHostThatGoesTakesItsCopiesAlongUntilItIsBack() {
        var run = run(FAIL_STOP, FaultAction.HOST_DOWN, "cpu[0]", LONG, Effect.USUAL);
        assertEquals(GOLDEN, run.tokens(), run.transcript());
        assertTrue(run.incident().recovered().picos() > AT + LONG);
    }

    // ---- all alike

    @Test
    void aRunWithFaultsIsTheSameOnAnyNumberOfJvms() {
        for (var recovery : Recovery.values()) {
            var faults = new Faults(
                    List.of(FaultyRun.once(FaultAction.GPU_LOST, "gpu[1]", AT, LONG, Effect.USUAL)),
                    FaultyRun.response(recovery));
            var scenario = FaultyRun.healthy().with(faults);
            var one = FaultyRun.of(scenario, 1);
            var two = FaultyRun.of(scenario, 2);
            assertEquals(one.outcome().fingerprint(), two.outcome().fingerprint(), recovery::toString);
            assertEquals(one.outcome().incidents(), two.outcome().incidents());
            assertEquals(one.transcript(), two.transcript());
            assertNotEquals(
                    FaultyRun.of(FaultyRun.healthy()).outcome().fingerprint(),
                    one.outcome().fingerprint());
        }
    }

    // ---- Adapters between servers

    /** Two stages, each in a server of its own, whose adapters repeat for seven seconds what the other does not get. */
    @ParameterizedTest
    @CsvSource({"5, 0", "10, 1"})
    void adaptersThatAreDownForLongerThanTheyArePatientEndTheCopy(int downSeconds, int copies) {
        var sixteen = new Cut(
                DeviceKind.GPU,
                2,
                new Attention(8, 1, 1),
                new FeedForward(8, 1, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
        var plan = new Plan(new Deployment(List.of(new Pool(Duty.SERVE, sixteen, 1))), AllReduce.AUTO, null, false);
        var servers = Runs.of("compose:rack=hgx-h100,racks=2,frontend=yes", plan, FaultyRun.PROMPTS, FaultyRun.TOKENS);
        var times = new Times(s(1), s(600), s(7), s(4), s(1), s(1), s(1));
        var response = new Response(Nvlink.FATAL, Reduction.ABORT, Recovery.FAIL_STOP, times, 0, false);
        var flap = FaultyRun.once(FaultAction.NIC_FLAP, "rack0/nic*", AT, downSeconds * SECOND, Effect.USUAL);
        var run = FaultyRun.of(servers, response, flap);

        assertEquals(copies, run.incident().copies().size(), run::transcript);
        assertEquals(copies > 0, run.said("gave up sending") > 0, run::transcript);
        assertEquals(GOLDEN, run.tokens());
        assertTrue(run.outcome().requests().stream().allMatch(request -> request.ended() == Ended.LENGTH));
    }

    private static SimDuration s(long seconds) {
        return new SimDuration(seconds * SECOND);
    }
}
