package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import orrery.fabric.actor.Conductor;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.fabric.topology.TopologySource;
import orrery.node.host.EmulationMaker;
import orrery.node.job.Job;
import orrery.node.outcome.RequestOutcome;
import orrery.node.scenario.Scenario;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Onlooker;
import orrery.node.watching.PlaceGlance;

/** Runs before somebody's eyes, and at other paces, come out as they do alone. */
@Timeout(600)
final class LookingOnTest {
    private static final Scenario SCENARIO = Runs.scenario();

    private static Job job(long pacePs) {
        return new Job.Run(SCENARIO, new TopologySource.Named(SCENARIO.topology()), false, pacePs);
    }

    @Test
    void whatWasSeenAddsUpToWhatCameOut() {
        var alone = Runs.outcome(SCENARIO, Runs.here(SCENARIO, 1, EmulationMaker.REAL));
        var eyes = new Eyes();
        try (var runs = LiveRuns.here(1, EmulationMaker.REAL)) {
            var ending = runs.begin(
                    job(alone.end().picos()), _ -> {}, Optional.empty(), Optional.empty(), Optional.of(eyes));
            var seen = Runs.outcome(SCENARIO, ending.join());

            assertEquals(alone.fingerprint(), seen.fingerprint());
        }
        assertEquals(alone.requests().size(), eyes.heard.size());
        for (var request : alone.requests()) {
            var heard = eyes.heard.get(request.request());
            assertEquals(request.tokens().size(), heard.tokens());
            assertEquals(request.promptTokens(), heard.promptTokens());
            assertEquals(request.tokenTimes().getFirst().picos(), heard.firstPs());
            assertEquals(request.tokenTimes().getLast().picos(), heard.latestPs());
            assertEquals(request.ended() != RequestOutcome.Ended.UNFINISHED, heard.finished());
        }
        assertTrue(eyes.scaleUpBytes.get() > 0, "nothing was seen to leave by NVLink");
        assertTrue(eyes.places.stream().anyMatch(place -> place.devices() > 0), "no place was seen");
    }

    @Test
    void aRunThatIsPausedStandsStillAndSteppedGoesSoFarAndComesOutTheSame() throws Exception {
        var alone = Runs.outcome(SCENARIO, Runs.here(SCENARIO, 1, EmulationMaker.REAL));
        var endPs = alone.end().picos();
        var nows = new LinkedBlockingQueue<Long>();
        try (var runs = LiveRuns.here(1, EmulationMaker.REAL)) {
            var ending = runs.begin(
                    job(endPs / 20), progress -> nows.add(progress.now().picos()));
            var pausedPs = runs.repace(Conductor.PAUSED_PS, 0).get(30, TimeUnit.SECONDS);
            nows.clear();
            assertTrue(nows.poll(30, TimeUnit.SECONDS) <= pausedPs + 1_000, "it went on");
            assertFalse(ending.isDone());

            var steppedPs = runs.repace(Conductor.PAUSED_PS, endPs / 4).get(30, TimeUnit.SECONDS);
            assertTrue(steppedPs >= pausedPs + endPs / 4, steppedPs + " after " + pausedPs);
            assertFalse(ending.isDone());

            runs.repace(0, 0).get(30, TimeUnit.SECONDS);
            assertEquals(
                    alone.fingerprint(), Runs.outcome(SCENARIO, ending.join()).fingerprint());
        }
    }

    @Test
    void aFaultThatIsTypedWhileTwoHostsArePausedIsHeardByBoth() throws Exception {
        var open = SCENARIO.with(SCENARIO.faults().amended(List.of()));
        var alone = Runs.outcome(open, Runs.here(open, 1, EmulationMaker.REAL));
        var fault = new Amendment.Inject(new ScheduledFault(
                Timing.at(0),
                FaultAction.NVLINK_DEGRADED,
                "gpu[1].link[*]",
                new Effect(0.5, Effect.Severity.USUAL),
                3));
        try (var first = Runs.founder(EmulationMaker.REAL);
                var second = Runs.joining(first, EmulationMaker.REAL);
                var runs = Runs.joining(2, second.endpoint())) {
            var source = new TopologySource.Named(open.topology());
            var job = new Job.Run(open, source, false, alone.end().picos() / 10);
            var ending = runs.begin(job, _ -> {});
            var pausedPs = paused(runs);
            var amended = runs.amend(fault).get(30, TimeUnit.SECONDS);
            assertEquals("", amended.problem());
            assertTrue(amended.atPs() <= pausedPs + 1_000, amended.atPs() + " is long after " + pausedPs);
            assertFalse(ending.isDone());
            runs.repace(0, 0).get(30, TimeUnit.SECONDS);

            var lived = Runs.outcome(open, ending.join());

            var journal = List.of(new Amendment.Dated(amended.atPs(), fault));
            var again = open.with(open.faults().amended(journal));
            assertEquals(
                    Runs.outcome(again, Runs.here(again, 1, EmulationMaker.REAL))
                            .fingerprint(),
                    lived.fingerprint());
        }
    }

    @Test
    void aRunThatIsPausedFromItsBeginningOnTwoHostsHearsThatItMayGoOn() throws Exception {
        var alone = Runs.outcome(SCENARIO, Runs.here(SCENARIO, 1, EmulationMaker.REAL));
        try (var first = Runs.founder(EmulationMaker.REAL);
                var second = Runs.joining(first, EmulationMaker.REAL);
                var runs = Runs.joining(2, second.endpoint())) {
            var ending = runs.begin(job(Conductor.PAUSED_PS), _ -> {});
            assertTrue(paused(runs) < 1_000, "it began");
            assertFalse(ending.isDone());
            runs.repace(0, 0).get(30, TimeUnit.SECONDS);

            assertEquals(
                    alone.fingerprint(), Runs.outcome(SCENARIO, ending.join()).fingerprint());
        }
    }

    @Test
    void whoeverPacesARunWhoseConsoleHasEndedIsToldSo() {
        var runs = LiveRuns.here(1, EmulationMaker.REAL);
        runs.close();

        assertThrows(ExecutionException.class, () -> runs.repace(0, 0).get(30, TimeUnit.SECONDS));
        assertThrows(
                ExecutionException.class,
                () -> runs.amend(new Amendment.Heal(0)).get(30, TimeUnit.SECONDS));
    }

    /** As soon as the run is under way. */
    private static long paused(LiveRuns runs) throws InterruptedException {
        while (true) {
            try {
                return runs.repace(Conductor.PAUSED_PS, 0).get();
            } catch (ExecutionException notYet) {
                Thread.sleep(20);
            }
        }
    }

    @Test
    void nobodyPacesARunThatIsNotUnderWay() {
        try (var runs = LiveRuns.here(1, EmulationMaker.REAL)) {
            var refused = assertThrows(
                    ExecutionException.class, () -> runs.repace(0, 0).get(30, TimeUnit.SECONDS));
            assertTrue(refused.getCause().getMessage().contains("no run is under way"), refused::toString);
        }
    }

    private static final class Eyes implements Onlooker {
        private final ConcurrentHashMap<Integer, Glimpse.Heard> heard = new ConcurrentHashMap<>();
        private final AtomicLong scaleUpBytes = new AtomicLong();
        private final LinkedBlockingQueue<PlaceGlance> places = new LinkedBlockingQueue<>();

        @Override
        public void seen(int place, Glimpse glimpse) {
            glimpse.heard().forEach(one -> heard.put(one.request(), one));
            glimpse.stirred().forEach(one -> scaleUpBytes.addAndGet(one.scaleUpBytes()));
        }

        @Override
        public void places(List<PlaceGlance> glances) {
            places.addAll(glances);
        }
    }
}
