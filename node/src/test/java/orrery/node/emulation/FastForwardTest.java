package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.placement.Placement;
import orrery.fabric.topology.Topologies;
import orrery.node.format.Formats;
import orrery.node.numerics.NumericsKind;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Foreseen;
import orrery.node.outcome.Outcome;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.Load;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.Sizing;
import orrery.node.scenario.Sizing.Routing;
import orrery.protocol.units.SimDuration;

/** The same times, bytes and busy links, whether steps are run or foreseen. */
class FastForwardTest {

    @ParameterizedTest
    @CsvSource({
        // copies, stages, tensor, data, context, feed-forward tensor, exchange, micro-batches, requests; foreseen
        "hgx-h100,           llama-3.2-1b, 1, 1, 8, 1, 1, 8, GATHER,     1,  5, true",
        "hgx-h100,           llama-3.2-1b, 2, 1, 4, 1, 1, 4, GATHER,     1,  5, true",
        "hgx-h100,           llama-3.2-1b, 1, 2, 4, 1, 1, 4, GATHER,     2,  5, false",
        "hgx-h100,           llama-3.2-1b, 1, 1, 2, 2, 2, 8, GATHER,     1,  5, true",
        "hgx-h100,           qwen3-30b-a3b, 1, 1, 1, 8, 1, 1, ALL_TO_ALL, 1, 11, true",
        "hgx-h100,           qwen3-30b-a3b, 1, 1, 2, 4, 1, 1, ALL_TO_ALL, 1,  8, true",
        "hgx-h100,           qwen3-30b-a3b, 1, 1, 2, 4, 1, 8, GATHER,     1,  6, true",
        "gb200-nvl72,        deepseek-r1, 1, 1, 1, 36, 1, 1, ALL_TO_ALL, 1, 40, true",
        "gb200-nvl72,        qwen3-30b-a3b, 3, 1, 4, 2, 1, 1, ALL_TO_ALL, 1,  9, true",
        "rubin-ultra-nvl576, deepseek-r1, 1, 1, 1, 80, 1, 1, ALL_TO_ALL, 1, 80, true",
    })
    void changesNothing(
            String topology,
            String model,
            int copies,
            int stages,
            int tensor,
            int data,
            int context,
            int network,
            Exchange exchange,
            int microBatches,
            int requests,
            boolean foreseen) {
        var cut = new Cut(
                DeviceKind.GPU,
                stages,
                new Attention(tensor, data, context),
                new FeedForward(network, tensor * data * context / network, 0, exchange, DeviceKind.GPU),
                microBatches);
        var scenario = scenario(topology, model, plan(cut, copies), requests);

        var run = run(scenario.sized(new Sizing(Routing.EVEN, false)));
        var forward = run(scenario.sized(new Sizing(Routing.EVEN, true)));

        assertEquals(run.findings.requests(), forward.findings.requests());
        assertEquals(run.findings.media(), forward.findings.media());
        assertEquals(run.findings.busiest(), forward.findings.busiest());
        assertEquals(work(run), work(forward));
        assertEquals(Foreseen.NOTHING, run.foreseen);
        assertEquals(foreseen, forward.foreseen.steps() > 0, forward.foreseen.toString());
        assertTrue(!foreseen || forward.foreseen.repeated() > 0, forward.foreseen.toString());
    }

    /** Ranks without experts are at the combine before others have all tokens. */
    @Test
    void communicationsThatOverlapAreRepeatedTogether() {
        var scenario = scenario("rubin-ultra-nvl576", "qwen3-30b-a3b", plan(cut(144), 1), 144);

        var run = run(scenario.sized(new Sizing(Routing.EVEN, false)));
        var forward = run(scenario.sized(new Sizing(Routing.EVEN, true)));

        assertEquals(run.findings.requests(), forward.findings.requests());
        assertEquals(run.findings.media(), forward.findings.media());
        assertEquals(run.findings.busiest(), forward.findings.busiest());
        assertEquals(work(run), work(forward));
        assertEquals(0, forward.foreseen.whole(), forward.foreseen.toString());
        assertTrue(forward.foreseen.repeated() > 0, forward.foreseen.toString());
    }

    /** One data group has long prompts: the other is at the next communication of its own before that. */
    @Test
    void stepsThatCannotBeTakenApartAreRunWhole() {
        var cut = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(2, 2, 2),
                new FeedForward(8, 1, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
        var scenario = scenario("hgx-h100", "llama-3.2-1b", plan(cut, 1), 4, request -> 1 + request % 2 * 500);

        var run = run(scenario.sized(new Sizing(Routing.EVEN, false)));
        var forward = run(scenario.sized(new Sizing(Routing.EVEN, true)));

        assertEquals(run.findings.requests(), forward.findings.requests());
        assertEquals(run.findings.media(), forward.findings.media());
        assertEquals(run.findings.busiest(), forward.findings.busiest());
        assertEquals(work(run), work(forward));
        assertTrue(forward.foreseen.whole() > 0, forward.foreseen.toString());
    }

    /** Steps of a copy whose domain is cut between JVMs are run. */
    @ParameterizedTest
    @CsvSource({"hgx-h100, 1, true", "hgx-h100, 2, false", "vera-rubin-nvl72+lpx, 2, false"})
    void comesToTheSameOnAnyNumberOfJvms(String topology, int jvms, boolean onOne) {
        var scenario = scenario(topology, "qwen3-30b-a3b", plan(cut(8), 1), 8);

        var run = outcome(scenario.sized(new Sizing(Routing.EVEN, false)), 1);
        var forward = outcome(scenario.sized(new Sizing(Routing.EVEN, true)), jvms);

        assertEquals(run.fingerprint(), forward.fingerprint());
        assertEquals(run.requests(), forward.requests());
        assertEquals(run.busiest(), forward.busiest());
        assertEquals(onOne, forward.effort().foreseen().repeated() > 0, forward::toString);
    }

    /** Attention by data, experts over all ranks. */
    private static Cut cut(int ranks) {
        return new Cut(
                DeviceKind.GPU,
                1,
                new Attention(1, ranks, 1),
                new FeedForward(1, ranks, 0, Exchange.ALL_TO_ALL, DeviceKind.GPU),
                1);
    }

    private static Plan plan(Cut cut, int copies) {
        return new Plan(new Deployment(List.of(new Pool(Duty.SERVE, cut, copies))), AllReduce.AUTO, null, false);
    }

    /** As so many JVMs would find out, on one thread. */
    private static Outcome outcome(Scenario scenario, int jvms) {
        var topology = Topologies.named(scenario.topology());
        var placement = Placement.of(topology, jvms);
        var emulations = IntStream.range(0, jvms)
                .mapToObj(jvm -> Emulation.prepare(scenario, topology, placement, jvm))
                .toList();
        var shells = emulations.stream()
                .flatMap(emulation -> emulation.shells().stream())
                .sorted(Comparator.comparingInt(shell -> shell.device().number()))
                .toList();
        PlainLoop.drive(shells, topology);
        var findings =
                emulations.stream().map(emulation -> emulation.findings(false)).toList();
        return new Merging(scenario, topology, findings).outcome(new Effort(0, 0, 0, jvms, 1));
    }

    private record Ran(Findings findings, Foreseen foreseen) {}

    private static Ran run(Scenario scenario) {
        var topology = Topologies.named(scenario.topology());
        var emulation = Emulation.prepare(scenario, topology, Placement.of(topology, 1), 0);
        PlainLoop.drive(emulation.shells(), topology);
        var findings = emulation.findings(false);
        return new Ran(findings, findings.foreseen());
    }

    private static Scenario scenario(String topology, String model, Plan plan, int requests) {
        return scenario(topology, model, plan, requests, request -> 1 + request % 3);
    }

    private static Scenario scenario(String topology, String model, Plan plan, int requests, IntUnaryOperator repeats) {
        var asks = IntStream.range(0, requests)
                .mapToObj(request -> new Load.Ask("1 2 3".repeat(repeats.applyAsInt(request)), ""))
                .toList();
        return new Scenario(
                "forward",
                topology,
                new ModelSource.Seeded(model, 1),
                plan,
                NumericsKind.NONE,
                Formats.F32,
                new Load(asks, 3, 4096, SimDuration.ZERO),
                new Sampling.Greedy(),
                1);
    }

    /** What takes energy. */
    private static List<Findings.Work> work(Ran ran) {
        return ran.findings.devices().stream().map(device -> device.work()).toList();
    }
}
