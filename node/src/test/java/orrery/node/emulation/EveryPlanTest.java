package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;

/** The tiny model under every kind of parallelism that a dense model has: the golden tokens, and one device's logits. */
class EveryPlanTest {

    @ParameterizedTest
    @CsvSource({
        // stages, tensor, data, context, feed-forward tensor, micro-batches
        "hgx-h100, 2, 4, 1, 1, 4, 1",
        "hgx-h100, 2, 2, 1, 1, 2, 2",
        "hgx-h100, 1, 2, 4, 1, 8, 1",
        "hgx-h100, 1, 2, 4, 1, 8, 2",
        "hgx-h100, 1, 4, 1, 2, 8, 1",
        "hgx-h100, 2, 1, 2, 2, 4, 2",
        "gb200-nvl72, 2, 2, 3, 3, 18, 2",
        "gb200-nvl72, 1, 8, 9, 1, 72, 1",
    })
    void givesTheGoldenTokens(
            String topology, int stages, int tensor, int data, int context, int network, int microBatches) {
        var cut = new Cut(
                DeviceKind.GPU,
                stages,
                new Attention(tensor, data, context),
                new FeedForward(network, tensor * data * context / network, 0, Exchange.GATHER, DeviceKind.GPU),
                microBatches);
        var deployment = new Deployment(List.of(new Pool(Duty.SERVE, cut, 1)));

        var findings = PlainLoop.run(Runs.of(topology, new Plan(deployment, AllReduce.AUTO, null, false), 8, 6));

        findings.checks().forEach(check -> assertTrue(check.equal() && check.difference() == null, check.toString()));
        assertEquals(Runs.goldenTokens(8, 6), Runs.tokens(findings));
    }
}
