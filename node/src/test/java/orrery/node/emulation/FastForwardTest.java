package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.placement.Placement;
import orrery.fabric.topology.Topologies;
import orrery.node.format.Formats;
import orrery.node.numerics.NumericsKind;
import orrery.node.outcome.Foreseen;
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
        var plan = new Plan(new Deployment(List.of(new Pool(Duty.SERVE, cut, copies))), AllReduce.AUTO, null, false);
        var scenario = scenario(topology, model, plan, requests);

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

    private record Ran(Findings findings, Foreseen foreseen) {}

    private static Ran run(Scenario scenario) {
        var topology = Topologies.named(scenario.topology());
        var emulation = Emulation.prepare(scenario, topology, Placement.of(topology, 1), 0);
        PlainLoop.drive(emulation.shells(), topology);
        var findings = emulation.findings(false);
        return new Ran(findings, findings.foreseen());
    }

    private static Scenario scenario(String topology, String model, Plan plan, int requests) {
        var asks = IntStream.range(0, requests)
                .mapToObj(request -> new Load.Ask("1 2 3".repeat(1 + request % 3), ""))
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
