package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Plan.Speculation;
import orrery.node.scenario.ScenarioProblem;

/** The tiny model on LPUs, on CPUs, and with its feed-forward blocks on LPUs behind GPUs: the golden tokens of one device. */
class EveryDeviceTest {

    @ParameterizedTest
    @CsvSource({
        // stages, tensor, data, context, micro-batches
        "lpx:trays=3, LPU, 3, 12, 1, 1, 1",
        "lpx:trays=2, LPU, 2, 4, 2, 2, 2",
        "groqchip-576, LPU, 4, 8, 1, 1, 1",
        "hgx-h100+lpx, LPU, 1, 12, 1, 1, 1",
        "cpu-servers, CPU, 1, 1, 1, 1, 1",
        "cpu-servers, CPU, 2, 4, 1, 1, 1",
        "cpu-servers, CPU, 1, 2, 2, 2, 2",
        "hgx-h100, CPU, 2, 1, 1, 1, 1",
    })
    void givesTheGoldenTokens(
            String topology, DeviceKind device, int stages, int tensor, int data, int context, int microBatches) {
        var network = new FeedForward(tensor * data * context, 1, 0, Exchange.GATHER, device);
        check(topology, new Cut(device, stages, new Attention(tensor, data, context), network, microBatches));
    }

    @ParameterizedTest
    @CsvSource({
        // stages, tensor, data, feed-forward tensor, micro-batches
        "hgx-h100+lpx, 1, 1, 1, 1, 1",
        "hgx-h100+lpx, 1, 8, 1, 16, 1",
        "hgx-h100+lpx, 2, 2, 2, 8, 2",
        "gpus+lpx:rack=gb200-nvl72;trays=2, 1, 12, 1, 18, 1",
    })
    void givesTheGoldenTokensWithFeedForwardBlocksOneRoundTripAway(
            String topology, int stages, int tensor, int data, int network, int microBatches) {
        var lpus = new FeedForward(network, 1, 0, Exchange.ALL_TO_ALL, DeviceKind.LPU);
        check(
                topology.replace(';', ','),
                new Cut(DeviceKind.GPU, stages, new Attention(tensor, data, 1), lpus, microBatches));
    }

    private static void check(String topology, Cut cut) {
        check(topology, plan(cut));
    }

    private static void check(String topology, Plan plan) {
        var findings = PlainLoop.run(Runs.of(topology, plan, 8, 6));

        findings.checks().forEach(check -> assertTrue(check.equal() && check.difference() == null, check.toString()));
        assertEquals(Runs.goldenTokens(8, 6), Runs.tokens(findings));
        assertTrue(findings.devices().stream().allMatch(found -> found.faults().isEmpty()));
    }

    private static Plan plan(Cut cut) {
        return new Plan(new Deployment(List.of(new Pool(Duty.SERVE, cut, 1))), AllReduce.AUTO, null, false);
    }

    /** Guessing on LPUs, which are quick with few rows, and checking on GPUs. */
    @Test
    void whatLpusGuessGpusCheck() {
        var lpus = new Cut(
                DeviceKind.LPU,
                2,
                new Attention(4, 1, 1),
                new FeedForward(4, 1, 0, Exchange.GATHER, DeviceKind.LPU),
                1);
        var pools = List.of(new Pool(Duty.SERVE, Cut.tensor(4), 1), new Pool(Duty.DRAFT, lpus, 1));
        var speculation = new Speculation(new ModelSource.Embedded("orrery-tiny"), 3);
        check("hgx-h100+lpx", new Plan(new Deployment(pools), AllReduce.AUTO, speculation, false));
    }

    @Test
    void cpusKeepCachesInTheirOwnMemoryAndSendThemToEachOther() {
        var cut = new Cut(
                DeviceKind.CPU,
                1,
                new Attention(2, 1, 1),
                new FeedForward(2, 1, 0, Exchange.GATHER, DeviceKind.CPU),
                1);
        check(
                "cpu-servers",
                new Plan(new Deployment(List.of(new Pool(Duty.SERVE, cut, 2))), AllReduce.AUTO, null, true));
        var split = new Deployment(List.of(new Pool(Duty.DECODE, cut, 1), new Pool(Duty.PREFILL, cut, 2)));
        check("cpu-servers", new Plan(split, AllReduce.AUTO, null, false));
    }

    @Test
    void cachesThatMoveToLpusAreRefusedByField() {
        var lpus = new Cut(
                DeviceKind.LPU,
                1,
                new Attention(4, 1, 1),
                new FeedForward(4, 1, 0, Exchange.GATHER, DeviceKind.LPU),
                1);
        var split = new Deployment(List.of(new Pool(Duty.DECODE, lpus, 1), new Pool(Duty.PREFILL, Cut.tensor(4), 1)));
        var plan = new Plan(split, AllReduce.AUTO, null, false);
        var problem = assertThrows(ScenarioProblem.class, () -> PlainLoop.run(Runs.of("hgx-h100+lpx", plan, 8, 6)));
        assertTrue(problem.field().endsWith("device"), problem.getMessage());
    }

    @Test
    void lpusThatCannotReachEachOtherAreRefusedByField() {
        // The second copy has the last LPU of one tray and the first six of the next, none of them its twin.
        var cut = new Cut(
                DeviceKind.LPU,
                1,
                new Attention(9, 1, 1),
                new FeedForward(9, 1, 0, Exchange.GATHER, DeviceKind.LPU),
                1);
        var copies = new Plan(new Deployment(List.of(new Pool(Duty.SERVE, cut, 2))), AllReduce.AUTO, null, false);
        var problem = assertThrows(ScenarioProblem.class, () -> PlainLoop.run(Runs.of("lpx:trays=2", copies, 8, 6)));
        assertTrue(problem.getMessage().contains("fill whole trays"), problem.getMessage());
    }
}
