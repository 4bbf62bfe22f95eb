package orrery.fabric.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.actor.Gathering.Announced;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.Amendment.Dated;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.FaultProblem;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.fault.LiveFaults;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;

/** What somebody injects at any wall time strikes as if it had been scheduled for the time that the JVMs agree on. */
final class LiveFaultsTest {
    private static final int DEVICES = 16;

    /** Two that are scheduled, and five typed by hand. */
    private static final List<ScheduledFault> SCHEDULED =
            List.of(slowed(500, 2_000, "gpu[1]"), slowed(9_000, 50, "gpu[2]"));

    private static final List<Amendment> TYPED = List.of(
            new Amendment.Inject(slowed(0, Timing.FOREVER, "gpu[5]")),
            new Amendment.Inject(slowed(0, 700, "random(2 of gpu[8-15])")),
            new Amendment.Heal(2),
            new Amendment.Inject(
                    new ScheduledFault(new Timing(10, 5, 20, 200, 0), FaultAction.GPU_HANG, "gpu[3]", Effect.USUAL, 9)),
            new Amendment.Inject(slowed(1, Timing.FOREVER, "gpu[5]")));

    private static ScheduledFault slowed(long atPs, long forPs, String select) {
        return new ScheduledFault(
                Timing.at(atPs, forPs), FaultAction.GPU_SLOWED, select, new Effect(0.5, Effect.Severity.USUAL), 4);
    }

    /** A run on so many Conductors, into which all are typed one after another, each as soon as the one before is done. */
    private static final class Session {
        final List<LiveFaults> live;
        final List<Part> parts;
        final List<Dated> journal = new ArrayList<>();

        Session(Web web, FaultSchedule begun, int jvms) {
            live = Stream.generate(() -> new LiveFaults(begun, 0)).limit(jvms).toList();
            parts = web.parts(jvms).stream()
                    .map(part -> part.with(live.get(part.self()).strikes()))
                    .toList();
        }

        void run() {
            Function<List<Status.Border>, String> amend = borders -> {
                var dated = new Dated(borders.getFirst().soonestPs(), TYPED.get(journal.size()));
                live.forEach(each -> each.amend(dated));
                journal.add(dated);
                return journal.size() < TYPED.size() ? "next" : "";
            };
            Gathering.run(parts, Gathering.Channel::faithful, new Announced(List.of("first"), false, amend), 2);
        }

        /** The same, held back to wall time: one is typed now and then, whether anything happens or not. */
        void run(long pacePs) {
            Function<List<Status.Border>, String> amend = borders -> {
                var atPs = borders.getFirst().soonestPs();
                if (journal.size() < TYPED.size() && atPs < Long.MAX_VALUE) {
                    var dated = new Dated(atPs, TYPED.get(journal.size()));
                    live.forEach(each -> each.amend(dated));
                    journal.add(dated);
                }
                return "";
            };
            Gathering.run(parts, Gathering.Channel::faithful, new Announced(List.of(), false, amend, pacePs), 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "42, 1", "1, 2", "7, 3", "42, 4", "1912, 2"})
    void aJournalGivesTheSameRunAgainOnAnyNumberOfConductors(long seed, int jvms) {
        var web = new Web(seed, DEVICES, 0);
        var begun = FaultSchedule.of(SCHEDULED, web.topology(), seed);
        var session = new Session(web, begun, jvms);
        session.run();
        assertTrue(session.journal.size() >= 3, "seed " + seed + " ends after " + session.journal);
        assertReplayed(session, web, begun, seed);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 2", "42, 3"})
    void soItDoesOfARunThatIsHeldBackToWallTime(long seed, int jvms) {
        var web = new Web(seed, DEVICES, 0);
        var begun = FaultSchedule.of(SCHEDULED, web.topology(), seed);
        var whole = web.parts(1);
        Gathering.run(whole);
        var session = new Session(web, begun, jvms);
        session.run(Web.lastPs(whole));
        assertFalse(session.journal.isEmpty(), "seed " + seed);
        assertReplayed(session, web, begun, seed);
    }

    private static void assertReplayed(Session session, Web web, FaultSchedule begun, long seed) {
        var again = begun;
        for (var line : session.journal) {
            again = line.to(again);
        }
        for (var others = 1; others <= 3; others++) {
            var replayed = web.parts(others);
            for (var part = 0; part < others; part++) {
                replayed.set(part, replayed.get(part).with(new LiveFaults(again, 0).strikes()));
            }
            Gathering.run(replayed);
            assertEquals(
                    Web.hashes(session.parts), Web.hashes(replayed), "seed " + seed + ", " + others + " Conductors");
        }
        var without = web.parts(1);
        Gathering.run(without);
        assertNotEquals(Web.hashes(without), Web.hashes(session.parts), "seed " + seed + " strikes nobody");
    }

    @Test
    void whatContradictsTheScheduleChangesNothing() {
        var web = new Web(3, DEVICES, 0);
        var begun = FaultSchedule.of(SCHEDULED, web.topology(), 3);
        var live = new LiveFaults(begun, 0);
        var twice = new Dated(600, new Amendment.Inject(slowed(0, 10, "gpu[1]")));
        var nobody = new Dated(600, new Amendment.Inject(slowed(0, 10, "gpu[99]")));

        assertThrows(FaultProblem.class, () -> live.amend(twice));
        assertThrows(FaultProblem.class, () -> live.amend(nobody));
        assertThrows(FaultProblem.class, () -> live.amend(new Dated(100, new Amendment.Heal(0))));
        assertThrows(FaultProblem.class, () -> live.amend(new Dated(600, new Amendment.Heal(7))));
        assertEquals(500, live.strikes().nextPs());
    }
}
