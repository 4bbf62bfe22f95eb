package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.placement.Placement;
import orrery.fabric.topology.Topologies;
import orrery.node.format.Formats;
import orrery.node.numerics.NumericsKind;
import orrery.node.outcome.Effort;
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
import orrery.node.scenario.Response;
import orrery.node.scenario.Response.Nvlink;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.Response.Reduction;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.Sizing;
import orrery.node.scenario.Sizing.Routing;
import orrery.node.snapshot.BrokenRun;
import orrery.node.snapshot.SnapshotProblem;
import orrery.node.snapshot.Snapshots;

/** Runs that are saved, and go on in fresh devices on another number of JVMs: tokens, times and hashes of the unbroken run. */
class BrokenRunsTest {
    private static final long MICRO = FaultyRun.MICRO;
    private static final int PROMPTS = 4;
    private static final int NEW_TOKENS = 5;

    @ParameterizedTest
    @CsvSource({
        // device, stages, tensor, data, context, feed-forward tensor, micro-batches
        "hgx-h100, GPU, 1, 8, 1, 1, 8, 1",
        "hgx-h100, GPU, 2, 1, 2, 2, 4, 2",
        "gb200-nvl72, GPU, 1, 72, 1, 1, 72, 1",
        "lpx:trays=2, LPU, 2, 4, 2, 2, 16, 2",
        "cpu-servers, CPU, 2, 4, 1, 1, 4, 1",
    })
    void goOnUnderEveryKindOfParallelism(
            String topology,
            DeviceKind device,
            int stages,
            int tensor,
            int data,
            int context,
            int network,
            int microBatches) {
        var cut = new Cut(
                device,
                stages,
                new Attention(tensor, data, context),
                new FeedForward(network, 1, 0, Exchange.GATHER, device),
                microBatches);
        check(topology, plan(new Pool(Duty.SERVE, cut, 1)), 1);
    }

    @Test
    void goOnWithFeedForwardBlocksOneRoundTripAway() {
        var lpus = new FeedForward(8, 1, 0, Exchange.ALL_TO_ALL, DeviceKind.LPU);
        var cut = new Cut(DeviceKind.GPU, 2, new Attention(2, 2, 1), lpus, 2);
        check("hgx-h100+lpx", plan(new Pool(Duty.SERVE, cut, 1)), 2);
    }

    @Test
    void goOnWhereCachesMoveFromPoolToPool() {
        check("hgx-h100", plan(new Pool(Duty.DECODE, Cut.tensor(4), 1), new Pool(Duty.PREFILL, Cut.tensor(2), 2)), 3);
    }

    @Test
    void goOnWhereCachesAreWithTheHost() {
        var pools = List.of(new Pool(Duty.SERVE, Cut.tensor(4), 2));
        check("hgx-h100", new Plan(new Deployment(pools), AllReduce.AUTO, null, true), 4);
    }

    @Test
    void goOnWhereTokensAreGuessed() {
        var pools = List.of(new Pool(Duty.SERVE, Cut.tensor(4), 1), new Pool(Duty.DRAFT, Cut.tensor(2), 1));
        var speculation = new Speculation(new ModelSource.Embedded("orrery-tiny"), 3);
        check("hgx-h100", new Plan(new Deployment(pools), AllReduce.AUTO, speculation, false), 5);
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-deepseek-v3, REAL, EVEN",
        "tiny-gpt-oss, SHADOW, EVEN",
        "tiny-mixtral, NONE, EVEN",
        "tiny-qwen3-moe, NONE, SEEDED",
    })
    void goOnWhereExpertsExchangeTokens(String family, NumericsKind numerics, Routing routing) {
        var experts = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(1, 8, 1),
                new FeedForward(1, 8, 3, Exchange.ALL_TO_ALL, DeviceKind.GPU),
                2);
        var scenario = FamiliesOnDevicesTest.scenario(family, experts, numerics, Formats.F32);
        check(scenario.sized(new Sizing(routing, false)), 6);
    }

    @ParameterizedTest
    @CsvSource({"tiny-nemotron-h", "tiny-llama"})
    void goOnInTheMiddleOfASequenceState(String family) {
        var cut = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(2, 2, 1),
                new FeedForward(4, 1, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
        check(FamiliesOnDevicesTest.scenario(family, cut, NumericsKind.REAL, Formats.F32), 7);
    }

    @Test
    void areRefusedWhereStepsAreWorkedOutAhead() {
        var scenario = FamiliesOnDevicesTest.scenario("tiny-llama", Cut.tensor(4), NumericsKind.NONE, Formats.F32);
        var topology = Topologies.named(scenario.topology());
        var run = Emulation.prepare(scenario.sized(Sizing.USUAL), topology, Placement.of(topology, 1), 0);
        var problem = assertThrows(SnapshotProblem.class, () -> Snapshots.of(run.shells(), "run"));
        assertTrue(problem.getMessage().contains("fast_forward off"), problem.getMessage());
    }

    private static Plan plan(Pool... pools) {
        return new Plan(new Deployment(List.of(pools)), AllReduce.AUTO, null, false);
    }

    private static void check(String topology, Plan plan, long seed) {
        check(Runs.of(topology, plan, PROMPTS, NEW_TOKENS), seed);
    }

    private static void check(Scenario scenario, long seed) {
        var topology = Topologies.named(scenario.topology());
        new BrokenRun<>(
                        topology,
                        (placement, jvm) -> Emulation.prepare(scenario, topology, placement, jvm),
                        Emulation::shells,
                        BrokenRunsTest::outcome)
                .check(seed, 2);
    }

    private record Outcome(List<?> requests, List<?> checks, long portBytes) {}

    private static Outcome outcome(List<Emulation> shares) {
        var findings = shares.stream().map(Emulation::findings).toList();
        return new Outcome(
                flat(findings.stream().map(Findings::requests)),
                flat(findings.stream().map(Findings::checks)),
                findings.stream()
                        .flatMap(one -> one.media().stream())
                        .mapToLong(Findings.MediumFinding::wireBytes)
                        .sum());
    }

    private static List<?> flat(Stream<? extends List<?>> lists) {
        return lists.flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Recovery.class,
            names = {"FAIL_STOP", "MIGRATE"})
    void goOnWhereACopyIsGivenUpAndBeginsAnew(Recovery recovery) {
        var lost = FaultyRun.once(FaultAction.GPU_LOST, "gpu[1]", 600 * MICRO, 2000 * MICRO, Effect.USUAL);
        checkStruck(FaultyRun.healthy().with(new Faults(List.of(lost), FaultyRun.response(recovery))), 4);
    }

    @ParameterizedTest
    @EnumSource(Nvlink.class)
    void goOnWhereLinksAndSumsAreDoneWithout(Nvlink nvlink) {
        var link = FaultyRun.once(
                FaultAction.NVLINK_DOWN, "link[gpu0 -> nvswitch1]", 600 * MICRO, 2000 * MICRO, Effect.USUAL);
        var sums = FaultyRun.once(FaultAction.REDUCTION_LOST, "nvswitch[0]", 900 * MICRO);
        var usual = FaultyRun.response(Recovery.FAIL_STOP);
        var response = new Response(nvlink, Reduction.RING, usual.recovery(), usual.times(), 0, false);
        checkStruck(FaultyRun.healthy().with(new Faults(List.of(link, sums), response)), 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Recovery.class,
            names = {"SPARE", "ELASTIC"})
    void goOnWhereOthersTookTheSeatsOfACopy(Recovery recovery) {
        var early = FaultyRun.once(FaultAction.GPU_LOST, "gpu[1]", 100 * MICRO);
        checkStruck(FaultyRun.healthy().with(new Faults(List.of(early), FaultyRun.response(recovery))), 6);
    }

    /** GPUs 0 and 1 decode, or serve; 2 and 3 prefill, or guess. */
    @ParameterizedTest
    @CsvSource({"SPARE, 0, false", "SPARE, 2, false", "ELASTIC, 0, false", "SPARE, 0, true", "FAIL_STOP, 2, true"})
    void goOnWhereOneOfSeveralPoolsBeganAnew(Recovery recovery, int gpu, boolean guesses) {
        var early = FaultyRun.once(FaultAction.GPU_LOST, "gpu[" + gpu + "]", 300 * MICRO, 900 * MICRO, Effect.USUAL);
        var one = new Pool(guesses ? Duty.SERVE : Duty.DECODE, Cut.tensor(2), 1);
        var other = new Pool(guesses ? Duty.DRAFT : Duty.PREFILL, Cut.tensor(2), 1);
        var speculation = guesses ? new Speculation(new ModelSource.Embedded("orrery-tiny"), 2) : null;
        var plan = new Plan(new Deployment(List.of(one, other)), AllReduce.AUTO, speculation, false);
        var scenario = Runs.of("hgx-h100", plan, PROMPTS, NEW_TOKENS);
        checkStruck(scenario.with(new Faults(List.of(early), FaultyRun.response(recovery))), 3);
    }

    private static void checkStruck(Scenario scenario, int seeds) {
        var topology = Topologies.named(scenario.topology());
        for (var seed = 0; seed < seeds; seed++) {
            new BrokenRun<>(
                            topology,
                            (placement, jvm) -> struck(scenario, placement, jvm),
                            Emulation::shells,
                            shares -> new Merging(
                                            scenario,
                                            topology,
                                            shares.stream()
                                                    .map(Emulation::findings)
                                                    .toList())
                                    .outcome(new Effort(0, 0, 0, 1, 1)))
                    .check(seed, 3);
        }
    }

    private static Emulation struck(Scenario scenario, Placement placement, int jvm) {
        var share = Emulation.prepare(scenario, Topologies.named(scenario.topology()), placement, jvm);
        for (var shell : share.shells()) {
            share.schedule().strikes().stream()
                    .filter(strike -> strike.device() == shell.device().number())
                    .forEach(strike -> shell.strike(strike.atPs(), strike.ordinal(), strike.fault()));
        }
        return share;
    }
}
