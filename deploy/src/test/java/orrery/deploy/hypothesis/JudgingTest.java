package orrery.deploy.hypothesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.hypothesis.Bound.Kind;
import orrery.deploy.incident.BrokenRun;
import orrery.deploy.report.Example;
import orrery.deploy.scenario.Origin;
import orrery.node.outcome.Outcome;

class JudgingTest {

    private static Expectation expect(String metric, When when, Bound bound) {
        return new Expectation(
                metric, MetricWords.read(metric, Origin.of("test"), ""), List.of(bound), when, Expectation.ALL);
    }

    private static Verdict judge(Outcome outcome, Expectation expectation) {
        return new Judging(outcome, Optional.of(BrokenRun.baseline()), Map.of())
                .verdicts(List.of(expectation))
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "ttft_ms.mean, BEFORE, 3000",
        "ttft_ms.mean, DURING, 1000",
        "ttft_ms.mean, AFTER, 3000",
        "ttft_ms.mean, ALWAYS, 2600",
        "tpot_ms.p50, BEFORE, 2000",
        "tpot_ms.p50, AFTER, 6250",
        "itl_ms.p99, DURING, 11910",
        "e2el_ms.p90, AFTER, 20700",
        "output_throughput, BEFORE, 0.4",
        "output_throughput, DURING, 0.3",
        "output_throughput, AFTER, 0.5",
        "request_throughput, DURING, 0.1",
        "request_goodput, ALWAYS, 0.13333333333",
        "'request_goodput(tpot 5 s)', ALWAYS, 0.1",
        "completed, ALWAYS, 4",
        "failed, ALWAYS, 1",
        "failed, AFTER, 1",
        "failed, BEFORE, 0",
        "time_to_detect_s, ALWAYS, 2",
        "time_to_recover_s, ALWAYS, 10",
        "recomputed_tokens, ALWAYS, 40",
        "lost_tokens, ALWAYS, 2",
        "blast_radius.devices, ALWAYS, 2",
        "blast_radius.requests, ALWAYS, 2",
        "blast_radius.copies, ALWAYS, 1",
        "tokens_equal, ALWAYS, 1"
    })
    void findsWhatCanBeWorkedOutByHand(String metric, When when, double value) {
        var verdict = judge(BrokenRun.outcome(), expect(metric, when, new Bound(Kind.MIN, value, false)));

        assertEquals(value, verdict.found(), 1e-6 * value);
    }

    @Test
    void holdsSharesAgainstTheWholeRunWithoutFaults() {
        var least = expect("output_throughput", When.ALWAYS, new Bound(Kind.MIN, 0.9, true));

        var verdict = judge(BrokenRun.outcome(), least);

        assertEquals(0.4, verdict.baseline(), 1e-9);
        assertTrue(verdict.passed());
        assertFalse(judge(BrokenRun.outcome(), expect("output_throughput", When.DURING, new Bound(Kind.MIN, 0.9, true)))
                .passed());
    }

    @Test
    void whatIsNotThereNeverPasses() {
        var unbroken = BrokenRun.with(List.of(), BrokenRun.unverified());
        for (var kind : Kind.values()) {
            var during = judge(unbroken, expect("ttft_ms.p50", When.DURING, new Bound(kind, 0, false)));

            assertTrue(Double.isNaN(during.found()));
            assertFalse(during.passed(), kind.toString());
        }
    }

    @Test
    void asksForABaselineOnlyWhereItIsNeeded() {
        var equal = List.of(expect("tokens_equal", When.ALWAYS, new Bound(Kind.IS, 1, false)));
        var share = List.of(expect("completed", When.ALWAYS, new Bound(Kind.MIN, 1, true)));

        assertFalse(Judging.needsBaseline(equal, BrokenRun.outcome()));
        assertTrue(Judging.needsBaseline(equal, BrokenRun.with(List.of(), BrokenRun.unverified())));
        assertTrue(Judging.needsBaseline(share, BrokenRun.outcome()));
    }

    @Test
    void showsEveryVerdictInALine() {
        var verdicts = List.of(
                judge(BrokenRun.outcome(), expect("itl_ms.p99", When.DURING, new Bound(Kind.MAX, 60, false))),
                judge(BrokenRun.outcome(), expect("output_throughput", When.ALWAYS, new Bound(Kind.MIN, 0.9, true))),
                judge(
                        BrokenRun.with(List.of(), Example.different()),
                        expect("tokens_equal", When.ALWAYS, new Bound(Kind.IS, 1, false))));

        assertEquals("""
                expected: 2 of 3 FAIL
                  ✗ itl_ms.p99 during: 11910  (at most 60)
                  ✓ output_throughput: 0.4  (at least 0.9 * baseline 0.4 = 0.36)
                  ✗ tokens_equal: false  (exactly true)
                """, VerdictText.of(verdicts));
        assertEquals("", VerdictText.of(List.of()));
    }

    @Test
    void truthsAreTruthsInTheTwin() {
        var different = BrokenRun.with(List.of(), Example.different());
        var verdict = judge(different, expect("tokens_equal", When.ALWAYS, new Bound(Kind.IS, 1, false)));

        var json = VerdictJson.of(List.of(verdict)).get(0);

        assertEquals(BooleanNode.FALSE, json.get("found"));
        assertEquals(BooleanNode.TRUE, json.get("is"));
        assertEquals(NullNode.instance, json.get("baseline"));
    }

    @Test
    void theTwinHasFoundAndBounds() {
        var verdict = judge(BrokenRun.outcome(), expect("lost_tokens", When.ALWAYS, new Bound(Kind.MAX, 1, false)));

        var json = VerdictJson.of(List.of(verdict)).get(0);

        assertEquals("lost_tokens", json.get("metric").asText());
        assertEquals(2, json.get("found").asDouble());
        assertEquals(1, json.get("max").asDouble());
        assertFalse(json.get("passed").asBoolean());
        assertEquals(NullNode.instance, json.get("baseline"));
    }
}
