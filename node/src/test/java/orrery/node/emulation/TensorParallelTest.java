package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;

/** The golden file of the tiny model, token for token, from a cluster that cuts it up. */
class TensorParallelTest {

    /**
     * All 15 prompts with all 64 tokens where switches add, the way every plan takes that does not ask for another; parts
     * of them by ring and direct, whose all-reduce takes ten thousand messages over 72 ranks.
     */
    @ParameterizedTest
    @CsvSource({
        "hgx-h100, 1, AUTO, 15, 64",
        "hgx-h100, 2, IN_SWITCH, 15, 64",
        "hgx-h100, 2, RING, 8, 24",
        "hgx-h100, 2, DIRECT, 8, 24",
        "hgx-h100, 8, AUTO, 15, 64",
        "hgx-h100, 8, RING, 8, 24",
        "hgx-h100, 8, DIRECT, 8, 24",
        "gb200-nvl72, 9, IN_SWITCH, 15, 64",
        "gb200-nvl72, 9, RING, 8, 24",
        "gb200-nvl72, 72, IN_SWITCH, 15, 64",
        "gb200-nvl72, 72, DIRECT, 3, 5",
        "vera-rubin-nvl72, 72, RING, 3, 5",
    })
    void givesTheGoldenTokensHoweverItIsCut(
            String topology, int ranks, AllReduce algorithm, int prompts, int newTokens) {
        var findings = PlainLoop.run(Runs.of(topology, new Plan(ranks, 1, algorithm), prompts, newTokens));

        assertEquals(Runs.goldenTokens(prompts, newTokens), Runs.tokens(findings));
        var worst = 0.0;
        for (var check : findings.checks()) {
            assertTrue(check.equal() && check.difference() == null, check.toString());
            worst = Math.max(worst, check.relativeDifference());
        }
        System.out.printf(
                "%s, TP %d, %s: largest relative difference of a logit %.2e%n", topology, ranks, algorithm, worst);
        assertTrue(worst < 1e-4, "relative difference " + worst);
    }
}
