package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.fabric.topology.TopologySource;
import orrery.node.host.EmulationMaker;
import orrery.node.host.Member;
import orrery.node.job.Job;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/** Faults that are typed while a run goes on, and the same run again from its journal. */
@Timeout(120)
class AmendTest {
    private static final Scenario OPEN =
            Runs.scenario().with(Runs.scenario().faults().amended(List.of()));
    private static final List<Amendment> TYPED = List.of(
            degraded("gpu[0].link[0]"),
            degraded("gpu[1].link[*]"),
            new Amendment.Heal(0),
            degraded("random(3 of gpu[4-7].link[2])"),
            degraded("gpu[0].link[0]"));

    private static Amendment degraded(String select) {
        var effect = new Effect(0.5, Effect.Severity.USUAL);
        return new Amendment.Inject(new ScheduledFault(Timing.at(0), FaultAction.NVLINK_DEGRADED, select, effect, 3));
    }

    private static Job slow(Scenario scenario, Outcome alone) {
        var pacePs = Math.max(1, alone.span().picos() / 3); // about three seconds of wall time
        return new Job.Run(scenario, new TopologySource.Named(scenario.topology()), false, pacePs);
    }

    @Test
    void aRunWithFiveFaultsTypedByHandIsTheSameAgainOnAnotherNumberOfHosts() throws Exception {
        var alone = Runs.outcome(OPEN, Runs.here(OPEN, 2, EmulationMaker.REAL));
        var journal = new ArrayList<Amendment.Dated>();
        Outcome lived;
        try (var runs = LiveRuns.here(1, EmulationMaker.REAL)) {
            var ending = runs.begin(slow(OPEN, alone), _ -> {});
            for (var amendment : TYPED) {
                var amended = runs.amend(amendment).get(30, TimeUnit.SECONDS);
                assertEquals("", amended.problem());
                journal.add(new Amendment.Dated(amended.atPs(), amendment));
            }
            var impossible = runs.amend(new Amendment.Heal(99)).get(30, TimeUnit.SECONDS);
            assertTrue(impossible.problem().contains("faults 0 to 3"), impossible.problem());
            lived = Runs.outcome(OPEN, ending.get(60, TimeUnit.SECONDS));
            var late = runs.amend(new Amendment.Heal(1));
            assertThrows(Exception.class, () -> late.get(1, TimeUnit.SECONDS));
        }
        assertNotEquals(alone.fingerprint(), lived.fingerprint(), "faults that nobody feels");

        var replayed = OPEN.with(OPEN.faults().amended(journal));
        assertEquals(lived.fingerprint(), outcome(replayed, 1).fingerprint());
        assertEquals(lived.fingerprint(), outcome(replayed, 2).fingerprint());
        assertEquals(lived.fingerprint(), outcome(replayed, 3).fingerprint());
    }

    private static Outcome outcome(Scenario scenario, int hosts) {
        try (var first = Runs.founder(EmulationMaker.REAL)) {
            var more = IntStream.range(1, hosts)
                    .mapToObj(_ -> Runs.joining(first, EmulationMaker.REAL))
                    .toList();
            var outcome = Runs.outcome(scenario, Runs.on(scenario, hosts, first.endpoint()));
            more.forEach(Member::close);
            return outcome;
        }
    }

    @Test
    void twoHostsAgreeOnWhereAFaultBegins() throws InterruptedException, ExecutionException {
        var alone = Runs.outcome(OPEN, Runs.here(OPEN, 2, EmulationMaker.REAL));
        try (var first = Runs.founder(EmulationMaker.REAL);
                var second = Runs.joining(first, EmulationMaker.REAL);
                var runs = Runs.joining(2, second.endpoint())) {
            var ending = runs.begin(slow(OPEN, alone), _ -> {});
            var amended = runs.amend(TYPED.get(1)).get();
            var lived = Runs.outcome(OPEN, assertInstanceOf(Ending.Done.class, ending.get()));

            var journal = List.of(new Amendment.Dated(amended.atPs(), TYPED.get(1)));
            assertEquals(
                    lived.fingerprint(),
                    outcome(OPEN.with(OPEN.faults().amended(journal)), 1).fingerprint());
        }
    }
}
