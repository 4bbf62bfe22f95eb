package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.node.plan.Cut;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Plan.Speculation;

/** Copies that share the work on a sequence: the same tokens as one copy alone. */
class PoolsTest {
    private static final int PROMPTS = 6;
    private static final int NEW_TOKENS = 6;

    @ParameterizedTest
    @CsvSource({"4, 1, 2, 2", "2, 2, 4, 1", "1, 3, 2, 1", "2, 1, 2, 3"})
    void whatOnePoolPrefillsAnotherDecodes(int decodes, int decoding, int prefills, int prefilling) {
        var findings = run(new Plan(
                new Deployment(List.of(
                        new Pool(Duty.DECODE, Cut.tensor(decodes), decoding),
                        new Pool(Duty.PREFILL, Cut.tensor(prefills), prefilling))),
                AllReduce.AUTO,
                null,
                false));

        assertGolden(findings);
        assertEquals(2 * PROMPTS, findings.checks().size()); // the first token by one copy, the others by another
    }

    @Test
    void aCacheThatWasWithTheHostComesBackAsItWas() {
        assertGolden(run(
                new Plan(new Deployment(List.of(new Pool(Duty.SERVE, Cut.tensor(4), 2))), AllReduce.AUTO, null, true)));
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "8"})
    void guessesChangeNoToken(int tokens) {
        var alike = new ModelSource.Embedded("orrery-tiny");
        var findings = run(speculating(new Speculation(alike, tokens)));

        assertGolden(findings);
        assertTrue(steps(findings, 0) <= (NEW_TOKENS - 1) / (tokens + 1) + 2, "steps of a model that guesses itself");
    }

    /** A model of the same vocabulary that knows nothing: its guesses are wrong, and sent back. */
    @Test
    void wrongGuessesChangeNoTokenEither() {
        var noise = new ModelSource.Seeded("src/test/resources/orrery/node/emulation/noise.json", 3);
        assertGolden(run(speculating(new Speculation(noise, 3))));
    }

    private static Plan speculating(Speculation speculation) {
        return new Plan(
                new Deployment(List.of(new Pool(Duty.SERVE, Cut.tensor(4), 1), new Pool(Duty.DRAFT, Cut.tensor(2), 1))),
                AllReduce.AUTO,
                speculation,
                false);
    }

    private static Findings run(Plan plan) {
        return PlainLoop.run(Runs.of("hgx-h100", plan, PROMPTS, NEW_TOKENS));
    }

    private static long steps(Findings findings, int replica) {
        return findings.notes().stream()
                .filter(note -> note.toString().contains("replica " + replica + " began step"))
                .count();
    }

    private static void assertGolden(Findings findings) {
        findings.checks().forEach(check -> assertTrue(check.equal() && check.difference() == null, check.toString()));
        assertEquals(Runs.goldenTokens(PROMPTS, NEW_TOKENS), Runs.tokens(findings));
    }
}
