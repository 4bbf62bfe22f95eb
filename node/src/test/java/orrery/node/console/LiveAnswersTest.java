package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.fabric.topology.TopologySource;
import orrery.node.host.EmulationMaker;
import orrery.node.host.HostMessage.Amended;
import orrery.node.job.Job;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Response;
import orrery.node.scenario.Response.Nvlink;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.Response.Reduction;
import orrery.node.scenario.Response.Times;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.SimDuration;

/** Faults that nobody heals, typed into a run that was to have none: it answers them as if it had always known that some may come. */
@Timeout(600)
class LiveAnswersTest {
    private static final Response QUICK = new Response(
            Nvlink.FATAL,
            Reduction.ABORT,
            Recovery.FAIL_STOP,
            new Times(us(20), us(1000), us(100), us(50), us(200), us(80), us(150)),
            0,
            false);
    private static final Scenario OPEN = Runs.scenario().with(new Faults(List.of(), QUICK).amended(List.of()));
    private static final long PACE_PS = Runs.outcome(OPEN, Runs.here(OPEN, 1, EmulationMaker.REAL))
            .end()
            .picos(); // about a second of wall time, and as long as answers take

    private static SimDuration us(long micros) {
        return SimDuration.micros(micros);
    }

    private static Amendment forEver(FaultAction action, String select) {
        return new Amendment.Inject(new ScheduledFault(Timing.at(0), action, select, Effect.USUAL, 3));
    }

    @ParameterizedTest
    @CsvSource({"gpu[0].link[0], 1", "gpu[2].link[1], 2"})
    void aDeadLinkFailsTheRequestsThatNobodyElseTakes(String select, int hosts) throws Exception {
        var lived = lived(forEver(FaultAction.NVLINK_DOWN, select), hosts);
        var incident = lived.outcome.incidents().getFirst();

        assertFalse(incident.copies().isEmpty(), incident::toString);
        assertNull(incident.recovered(), incident::toString);
        assertTrue(
                endings(lived.outcome).contains(Ended.FAILED),
                () -> endings(lived.outcome).toString());
        requireTheSameAgain(lived);
    }

    @ParameterizedTest
    @CsvSource({"gpu[1], 1", "gpu[3], 2"})
    void aHangingDeviceIsNoticedByTheWatchdogAndBeginsAnew(String select, int hosts) throws Exception {
        var lived = lived(forEver(FaultAction.GPU_HANG, select), hosts);
        var incident = lived.outcome.incidents().getFirst();

        assertEquals(1, incident.copies().size(), incident::toString);
        assertNotNull(incident.recovered(), incident::toString);
        assertEquals(Set.of(Ended.LENGTH), endings(lived.outcome));
        requireTheSameAgain(lived);
    }

    private static Set<Ended> endings(Outcome outcome) {
        return outcome.requests().stream().map(RequestOutcome::ended).collect(Collectors.toSet());
    }

    private static void requireTheSameAgain(Lived lived) {
        var again = Runs.outcome(lived.journal, Runs.here(lived.journal, 2, EmulationMaker.REAL));
        assertEquals(lived.outcome.fingerprint(), again.fingerprint());
        assertEquals(lived.outcome.incidents(), again.incidents());
        assertEquals(lived.outcome.requests(), again.requests());
    }

    /** What came of a run, and the scenario that it has come to be. */
    private record Lived(Outcome outcome, Scenario journal) {}

    private static Lived lived(Amendment typed, int hosts) throws Exception {
        if (hosts == 1) {
            try (var runs = LiveRuns.here(1, EmulationMaker.REAL)) {
                return lived(runs, typed);
            }
        }
        try (var first = Runs.founder(EmulationMaker.REAL);
                var second = Runs.joining(first, EmulationMaker.REAL);
                var runs = Runs.joining(hosts, second.endpoint())) {
            return lived(runs, typed);
        }
    }

    private static Lived lived(LiveRuns runs, Amendment typed) throws Exception {
        var source = new TopologySource.Named(OPEN.topology());
        var ending = runs.begin(new Job.Run(OPEN, source, false, PACE_PS), _ -> {});
        var amended = AmendTest.amended(runs, typed);
        assertEquals("", amended.problem());
        var journal = OPEN.with(OPEN.faults().amended(List.of(dated(amended, typed))));
        return new Lived(Runs.outcome(journal, assertInstanceOf(Ending.Done.class, ending.get())), journal);
    }

    private static Amendment.Dated dated(Amended amended, Amendment typed) {
        return new Amendment.Dated(amended.atPs(), typed);
    }
}
