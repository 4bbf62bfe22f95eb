package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.fabric.topology.TopologySource;
import orrery.node.host.EmulationMaker;
import orrery.node.host.HostMessage.Amended;
import orrery.node.host.JobForm;
import orrery.node.job.Job;
import orrery.node.outcome.Outcome;
import orrery.node.recovery.Keeping;
import orrery.node.recovery.OnLoss;
import orrery.node.recovery.RecoveryEvent;
import orrery.node.recovery.RecoveryEvent.CheckpointWritten;
import orrery.node.recovery.RunFolder;
import orrery.node.scenario.Scenario;

/** Faults that are typed while a run goes on, and the same run again from its journal. */
@Timeout(600)
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
        return lasting(2, scenario, alone);
    }

    private static Job lasting(int seconds, Scenario scenario, Outcome alone) {
        var pacePs = Math.max(1, alone.end().picos() / seconds);
        return new Job.Run(scenario, new TopologySource.Named(scenario.topology()), false, pacePs);
    }

    @Test
    void aRunWithFiveFaultsTypedByHandIsTheSameAgainOnAnotherNumberOfHosts() throws Exception {
        var alone = here(OPEN);
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
            assertThrows(ExecutionException.class, () -> late.get(30, TimeUnit.SECONDS));
        }
        assertNotEquals(alone.fingerprint(), lived.fingerprint(), "faults that nobody feels");

        var replayed = OPEN.with(OPEN.faults().amended(journal));
        assertEquals(lived.fingerprint(), here(replayed).fingerprint());
        assertEquals(lived.fingerprint(), onTwo(replayed).fingerprint());
    }

    private static Outcome here(Scenario scenario) {
        return Runs.outcome(scenario, Runs.here(scenario, 2, EmulationMaker.REAL));
    }

    private static Outcome onTwo(Scenario scenario) {
        try (var first = Runs.founder(EmulationMaker.REAL);
                var _ = Runs.joining(first, EmulationMaker.REAL)) {
            return Runs.outcome(scenario, Runs.on(scenario, 2, first.endpoint()));
        }
    }

    /** As soon as the run is under way. */
    static Amended amended(LiveRuns runs, Amendment amendment) throws InterruptedException {
        while (true) {
            try {
                return runs.amend(amendment).get();
            } catch (ExecutionException notYet) {
                Thread.sleep(20);
            }
        }
    }

    @Test
    void twoHostsAgreeOnWhereAFaultBegins() throws InterruptedException, ExecutionException {
        var alone = here(OPEN);
        try (var first = Runs.founder(EmulationMaker.REAL);
                var second = Runs.joining(first, EmulationMaker.REAL);
                var runs = Runs.joining(2, second.endpoint())) {
            var ending = runs.begin(slow(OPEN, alone), _ -> {});
            var amended = amended(runs, TYPED.get(1));
            var done = assertInstanceOf(Ending.Done.class, ending.get());
            assertEquals(0, done.lost(), "messages were dropped");
            var lived = Runs.outcome(OPEN, done);

            var journal = List.of(new Amendment.Dated(amended.atPs(), TYPED.get(1)));
            assertEquals(
                    lived.fingerprint(),
                    here(OPEN.with(OPEN.faults().amended(journal))).fingerprint());
        }
    }

    private static Optional<Keeping> keeping(RunFolder folder, Consumer<RecoveryEvent> told) {
        return Optional.of(new Keeping(folder, Duration.ofMillis(1), OnLoss.TAKE_OVER, true, told));
    }

    /** From disk, to be done in so many seconds. */
    private static Job amended(RunFolder folder, Outcome alone) throws IOException {
        var job = lasting(4, ((Job.Run) JobForm.read(folder.job())).scenario(), alone);
        for (var word : folder.amendments()) {
            job = job.amended(JobForm.amendment(word));
        }
        return job;
    }

    @Test
    void whatIsTypedIntoAKeptRunIsInItWhoeverTakesItUp(@TempDir Path root) throws Exception {
        var alone = here(OPEN);
        var journal = new ArrayList<Amendment.Dated>();
        var job = lasting(100, OPEN, alone); // it is cut off
        try (var folder = RunFolder.create(root.resolve("run"), Set.of(), JobForm.write(job), List.of());
                var runs = LiveRuns.here(1, EmulationMaker.REAL)) {
            var events = new LinkedBlockingQueue<RecoveryEvent>();
            runs.begin(job, _ -> {}, keeping(folder, events::add));
            type(runs, TYPED.get(1), journal);
            type(runs, TYPED.get(0), journal);
            events.clear();
            var first = events.poll(60, TimeUnit.SECONDS);
            assertInstanceOf(CheckpointWritten.class, first, String.valueOf(first));
            type(runs, new Amendment.Heal(1), journal);
        }
        try (var folder = RunFolder.open(root.resolve("run"));
                var first = Runs.founder(EmulationMaker.REAL);
                var second = Runs.joining(first, EmulationMaker.REAL);
                var runs = Runs.joining(2, first.endpoint())) {
            assertEquals(journal, amended(folder, alone).amendments());
            var lost = second.endpoint().toString();
            var ending = runs.begin(amended(folder, alone), _ -> {}, keeping(folder, event -> {
                if (event instanceof CheckpointWritten) {
                    runs.lost(lost, "it was said to be");
                }
            }));
            type(runs, TYPED.get(3), journal);

            var lived = Runs.outcome(OPEN, assertInstanceOf(Ending.Done.class, ending.get()));

            assertEquals(here(OPEN.with(OPEN.faults().amended(journal))).fingerprint(), lived.fingerprint());
        }
    }

    private static void type(LiveRuns runs, Amendment amendment, List<Amendment.Dated> journal)
            throws InterruptedException {
        var amended = amended(runs, amendment);
        assertEquals("", amended.problem());
        journal.add(new Amendment.Dated(amended.atPs(), amendment));
    }
}
