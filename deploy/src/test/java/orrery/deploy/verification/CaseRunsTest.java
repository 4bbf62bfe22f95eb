package orrery.deploy.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import orrery.deploy.report.Example;
import orrery.deploy.verification.StandingHosts.BrokenRun;
import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;

/** What counts as a failure, with runs that end as the test wants. */
class CaseRunsTest {
    private static final Case CASE = new Case("orrery-tiny", "tensor 8", List.of("load.count=3"));

    private final List<Integer> opened = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();

    /** How a run on so many JVMs ends. */
    private interface End {
        Outcome of(int jvms) throws BrokenRun;
    }

    private Result check(End end, Integer... jvms) {
        try (var runs = new CaseRuns(hosts(end))) {
            return runs.check(CASE, List.of(jvms));
        }
    }

    private IntFunction<StandingHosts> hosts(End end) {
        return jvms -> {
            opened.add(jvms);
            return new StandingHosts() {
                @Override
                public Outcome run(Scenario scenario, TopologySource topology) throws BrokenRun {
                    return end.of(jvms);
                }

                @Override
                public void close() {
                    closed.add(jvms);
                }
            };
        };
    }

    private static Outcome outcome(String fingerprint) {
        var one = Example.outcome();
        return new Outcome(
                one.requests().stream().filter(request -> request.request() < 2).toList(),
                one.end(),
                one.traffic(),
                one.busiest(),
                one.energy(),
                one.verification(),
                fingerprint,
                one.effort());
    }

    @Test
    void equalTokensAndFingerprintsPass() {
        var result = check(_ -> outcome("c0ffee00"), 1, 2);

        assertEquals(List.of(), result.problems());
        assertEquals(List.of(1, 2), opened);
        assertEquals(List.of(1, 2), closed);
    }

    @Test
    void anotherFingerprintOnTwoJvmsFails() {
        var result = check(jvms -> outcome("c0ffee0" + jvms), 1, 2);

        assertEquals(List.of("another fingerprint on 2 JVMs: c0ffee02 instead of c0ffee01"), result.problems());
    }

    @Test
    void aRunThatFailsIsAProblemAndItsHostsAreReplaced() {
        var ends = new ArrayList<>(List.of("lost"));
        try (var runs = new CaseRuns(hosts(_ -> {
            if (ends.isEmpty()) {
                return outcome("c0ffee00");
            }
            throw new BrokenRun(ends.removeFirst(), null);
        }))) {
            var first = runs.check(CASE, List.of(1));
            var second = runs.check(CASE, List.of(1));

            assertEquals(List.of("lost"), first.problems());
            assertTrue(first.refusal().isEmpty());
            assertTrue(second.passed());
        }
        assertEquals(List.of(1, 1), opened);
    }

    @Test
    void whatTheFeasibilityCheckRefusesIsToldApart() {
        var result = check(
                _ -> {
                    throw new ScenarioProblem("plan.tensor_parallel", "7", "8", "use 8");
                },
                1);

        assertFalse(result.passed());
        assertEquals("plan.tensor_parallel", result.refusal().orElseThrow().field());
    }

    @Test
    void aDefectIsAProblemOfItsCaseAlone() {
        var result = check(
                _ -> {
                    throw new IllegalStateException("no such rank");
                },
                1);

        assertEquals(List.of("internal error: java.lang.IllegalStateException: no such rank"), result.problems());
    }
}
