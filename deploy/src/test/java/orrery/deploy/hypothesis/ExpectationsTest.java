package orrery.deploy.hypothesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.hypothesis.Bound.Kind;
import orrery.deploy.hypothesis.Metric.BusbwRatio;
import orrery.deploy.hypothesis.Metric.Damage;
import orrery.deploy.hypothesis.Metric.Goodput;
import orrery.deploy.hypothesis.Metric.Latency;
import orrery.deploy.hypothesis.Metric.Span;
import orrery.deploy.hypothesis.Metric.Statistic;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.node.collective.Operation;
import orrery.protocol.units.SimDuration;

class ExpectationsTest {

    private static List<Expectation> read(String... entries) {
        return Expectations.of(ScenarioFile.read(
                "hgx-h100",
                List.of(
                        "faults=[{at: 1 s, action: gpu.lost, select: gpu0}]",
                        "expect=[" + String.join(", ", entries) + "]")));
    }

    private static Metric metric(String text) {
        return read("{metric: \"" + text + "\", min: 0}").getFirst().metric();
    }

    @Test
    void readsABoundOnATimeOfARun() {
        assertEquals(
                List.of(new Expectation(
                        "tpot_ms.p99",
                        new Latency(Span.TPOT, Statistic.P99),
                        List.of(new Bound(Kind.MAX, 60, false)),
                        When.DURING,
                        Expectation.ALL)),
                read("{metric: tpot_ms.p99, max: 60, when: during}"));
    }

    @Test
    void readsSharesOfTheBaselineInBothForms() {
        var bound = List.of(new Bound(Kind.MIN, 0.95, true));

        assertEquals(
                bound,
                read("{metric: completed, min: 0.95, relative: baseline}")
                        .getFirst()
                        .bounds());
        assertEquals(
                bound,
                read("{metric: completed, min: 0.95 * baseline}").getFirst().bounds());
    }

    @Test
    void readsTruthsAndEntries() {
        var read = read("{metric: tokens_equal, is: true}", "{metric: lost_tokens, is: 0, fault: 0}");

        assertEquals(Damage.TOKENS_EQUAL, read.getFirst().metric());
        assertEquals(List.of(new Bound(Kind.IS, 1, false)), read.getFirst().bounds());
        assertEquals(0, read.getLast().fault());
    }

    @Test
    void readsMetricsThatTakeArguments() {
        assertEquals(new BusbwRatio(Operation.ALL_REDUCE, 64L << 30), metric("busbw_ratio(all_reduce, 64GiB)"));
        assertEquals(
                new Goodput(SimDuration.parse("200 ms"), SimDuration.parse("50 ms"), null),
                metric("request_goodput(ttft 200 ms, tpot 50 ms)"));
        assertEquals(metric("mean_ttft_ms"), metric("ttft_ms.mean"));
        assertEquals(metric("p99_ttft_ms"), metric("ttft_ms.p99"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {metric: lost_tokens, is: 0}                        ; expect[0].metric
            {metric: time_to_recover_s, max: 9}                 ; expect[0].metric
            {metric: "busbw_ratio(all_reduce, 1G)", min: 0.9}   ; expect[0].metric
            {metric: completed, min: 1, when: during}           ; expect[0].when
            """)
    void refusesToLookAtFaultsWhereThereAreNone(String entry, String field) {
        var file = ScenarioFile.read("hgx-h100", List.of("expect=[" + entry + "]"));
        var expectations = Expectations.of(file);

        var problem = assertThrows(InputProblem.class, () -> Expectations.requireFaults(file, expectations));

        assertEquals(field, problem.field());
        assertEquals("add faults:, or remove it", problem.remedy());
    }

    @Test
    void tokensAndTimesCanBeExpectedWhereNothingBreaks() {
        var file = ScenarioFile.read(
                "hgx-h100", List.of("expect=[{metric: tokens_equal, is: true}, {metric: completed, min: 1}]"));

        Expectations.requireFaults(file, Expectations.of(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {metric: tpot.p99, min: 1}                        ; expect[0].metric ; "tpot.p99"               ; did you mean tpot_ms.p99?
            {metric: goodput, min: 1}                         ; expect[0].metric ; "goodput"                ; did you mean request_goodput?
            {metric: "busbw(all_reduce, 1G)", min: 1}         ; expect[0].metric ; "busbw(all_reduce, 1G)"  ; did you mean busbw_ratio?
            {metric: "busbw_ratio(all_redoce, 1G)", min: 1}   ; expect[0].metric ; "all_redoce"             ; did you mean all_reduce?
            {metric: "busbw_ratio(all_reduce)", min: 1}       ; expect[0].metric ; "busbw_ratio(all_reduce)"; ``
            {metric: "request_goodput(ttft 2 sec)", min: 1}   ; expect[0].metric ; "request_goodput(ttft 2 sec)"; ``
            {metric: completed}                               ; expect[0].min    ; no bound                 ; add one, for example min: 0.95
            {metric: completed, min: half}                    ; expect[0].min    ; "half"                   ; for example 0.95 * baseline
            {metric: completed, min: 3, max: 2}               ; expect[0].min    ; 3, which is above max:   ; ``
            {metric: completed, is: true}                     ; expect[0].is     ; true                     ; ``
            {metric: tokens_equal, min: 1}                    ; expect[0].min    ; 1                        ; ``
            {metric: lost_tokens, is: 0, when: during}        ; expect[0].when   ; "during" of lost_tokens  ; remove it
            {metric: lost_tokens, is: 0, fault: 1}            ; expect[0].fault  ; 1                        ; ``
            """)
    void refusesWhatMeansNothing(String entry, String field, String found, String remedy) {
        var problem = assertThrows(InputProblem.class, () -> read(entry));

        assertEquals(field, problem.field());
        assertEquals(found, problem.found());
        assertEquals(remedy, problem.remedy());
    }
}
