package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.topology.Topologies;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.SimDuration;

/** Several replicas, requests over time, small batches: when it is served moves no token of a request. */
class ReplicasTest {
    private static final SimDuration SHORT = SimDuration.parse("50 us");

    @ParameterizedTest
    @CsvSource({"hgx-h100, 2, 4", "hgx-h100, 1, 8", "hgx-h100, 3, 2", "gb200-nvl72, 8, 9", "hgx-h100, 4, 1"})
    void replicasTellWhatOneTells(String topology, int ranks, int replicas) {
        var plan = new Plan(ranks, replicas, AllReduce.AUTO);

        var findings = PlainLoop.run(Runs.of(topology, plan, 15, 16));

        assertEquals(Runs.goldenTokens(15, 16), Runs.tokens(findings));
        assertEquals(15, findings.checks().size());
        findings.checks().forEach(check -> assertTrue(check.equal(), check.toString()));
        findings.requests().forEach(request -> assertEquals(request.request() % replicas, request.replica()));
    }

    @Test
    void spareGpusComputeNothing() {
        var topology = Topologies.named("hgx-h100");

        var findings = PlainLoop.run(Runs.of("hgx-h100", new Plan(3, 2, AllReduce.AUTO), 4, 4));

        for (var index = 0; index < 8; index++) {
            var gpu = findings.devices().get(topology.gpus()[index]);
            assertEquals(index < 6, gpu.work().busyPs() > 0, "gpu" + index);
        }
    }

    @Test
    void requestsAreSentAtTheirInterval() {
        var load = Runs.load(6, 4, Runs.BATCH_TOKENS, SHORT);

        var findings = PlainLoop.run(Runs.of("hgx-h100", new Plan(2, 1, AllReduce.AUTO), load));

        assertEquals(Runs.goldenTokens(6, 4), Runs.tokens(findings));
        for (var request : findings.requests()) {
            assertEquals(request.request() * SHORT.picos(), request.sent().picos());
            var before = request.sent();
            for (var time : request.tokenTimes()) {
                assertTrue(time.picos() > before.picos(), request.toString());
                before = time;
            }
        }
    }

    /** A request that comes while others run is answered before they are done: it joined at a step's border. */
    @Test
    void aLateRequestJoinsThoseUnderWay() {
        var load = Runs.load(2, 32, Runs.BATCH_TOKENS, SimDuration.parse("2 ms"));

        var findings = PlainLoop.run(Runs.of("hgx-h100", new Plan(2, 1, AllReduce.AUTO), load));

        var early = findings.requests().getFirst();
        var late = findings.requests().getLast();
        assertTrue(late.sent().picos() > early.tokenTimes().getFirst().picos(), "it came too early for this test");
        assertTrue(late.tokenTimes().getFirst().picos()
                < early.tokenTimes().getLast().picos());
        assertTrue(findings.notes().stream().anyMatch(note -> note.happened().endsWith("of 2 sequences")));
        assertEquals(Runs.goldenTokens(2, 32), Runs.tokens(findings));
    }

    @ParameterizedTest
    @ValueSource(ints = {27, 40, 100})
    void noStepHasMoreRowsThanAllowed(int batchTokens) {
        var load = Runs.load(9, 12, batchTokens, SHORT);

        var findings = PlainLoop.run(Runs.of("hgx-h100", new Plan(2, 2, AllReduce.AUTO), load));

        assertEquals(Runs.goldenTokens(9, 12), Runs.tokens(findings));
        var rows = findings.notes().stream()
                .filter(note -> note.happened().contains(" began step "))
                .mapToInt(note -> Integer.parseInt(note.happened().replaceAll(".* with (\\d+) rows .*", "$1")))
                .summaryStatistics();
        assertTrue(rows.getMax() <= batchTokens && rows.getMin() > 0, rows.toString());
    }

    /** What is drawn depends on seed, request and index, and so neither on the cut nor on who else is in the batch. */
    @Test
    void drawnTokensAreTheSameHoweverItIsCut() {
        var alone = tokensAt(new Plan(1, 1, AllReduce.AUTO), 7);

        IntStream.of(2, 8)
                .mapToObj(ranks -> new Plan(ranks, 8 / ranks, AllReduce.AUTO))
                .forEach(plan -> assertEquals(alone, tokensAt(plan, 7), plan.toString()));
        assertTrue(!alone.equals(tokensAt(new Plan(1, 1, AllReduce.AUTO), 8)), "the seed moved nothing");
    }

    private static Object tokensAt(Plan plan, long seed) {
        var findings = PlainLoop.run(new Scenario(
                "drawn", "hgx-h100", Runs.TINY, plan, Runs.load(6, 12), new Sampling.Temperature(0.9), seed));
        findings.checks().forEach(check -> assertTrue(check.equal(), check.toString()));
        return Runs.tokens(findings);
    }
}
