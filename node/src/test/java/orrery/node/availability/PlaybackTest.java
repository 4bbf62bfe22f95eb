package orrery.node.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.catalogue.Failure;
import orrery.fabric.catalogue.Failure.Counted;
import orrery.fabric.catalogue.Failure.Extent;
import orrery.fabric.catalogue.Recovery;
import orrery.fabric.catalogue.Reliability;
import orrery.protocol.units.Uncertain;

/** Outages that can be worked out by hand: noticed after 30 s, restarted in 20, shrunk in 10, mended after 1,000. */
final class PlaybackTest {
    private static final double END = 10_000;
    private static final Recovery CRASH = exactly("crash", 30);
    private static final Recovery AUDIT = exactly("audit", 400);
    private static final Recovery MENDED = exactly("replacement", 1000);
    private static final Reliability RELIABILITY = new Reliability(
            Map.of(), Map.of("restart", exactly("restart", 20), "elastic", exactly("elastic", 10)), List.of());

    /** Two copies in two domains of four trays, a copy to a domain; four GPUs to a tray. */
    private static final Fleet RACKS = new Fleet(
            List.of(0, 0, 0, 0, 1, 1, 1, 1),
            List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7)),
            Map.of(Counted.GPU, 32L, Counted.LASER, 16L),
            4,
            0);

    private static Recovery exactly(String name, double seconds) {
        return new Recovery(name, new Uncertain(seconds, 0));
    }

    private static Incident lost(double at, int gpu) {
        return of(at, gpu, 32, Counted.GPU, Extent.COPY, Extent.TRAY, CRASH);
    }

    private static Incident of(
            double at, int device, int ofAll, Counted counted, Extent stops, Extent takes, Recovery noticed) {
        var mended = takes == Extent.NOTHING ? Optional.<Recovery>empty() : Optional.of(MENDED);
        var failure = new Failure("it", counted, Uncertain.ZERO, stops, takes, noticed, mended);
        return new Incident(at, failure, device, ofAll, 0, 0, 0);
    }

    private static Outcome play(Terms terms, Incident... incidents) {
        return Playback.of(new History(List.of(incidents)), RACKS, terms, RELIABILITY, END);
    }

    private static Terms terms(Policy policy, int spares) {
        return new Terms(policy, false, Redundancy.NONE, spares);
    }

    /** Down for the repair and a restart, or with a reserve until it is noticed and a restart; elastic has 3 of 4 trays. */
    @ParameterizedTest
    @CsvSource({
        "FAIL_STOP, 0, 1020, 1020, 510",
        "FAIL_STOP, 1, 50, 50, 25",
        "MIGRATE, 0, 1020, 30, 510",
        "MIGRATE, 1, 50, 30, 25",
        // down for 40 s, then a quarter less until 1,020 s
        "ELASTIC, 0, 1020, 30, 142.5",
        "ELASTIC, 1, 50, 30, 25",
    })
    void aLostTrayCostsItsRepairOrARestart(Policy policy, int spares, double notFull, double unserved, double lost) {
        var outcome = play(terms(policy, spares), lost(100, 0));

        assertEquals(1 - notFull / END, outcome.full(), 1e-12);
        assertEquals(1 - unserved / 2 / END, outcome.served(), 1e-12);
        assertEquals(1 - lost / END, outcome.goodput(), 1e-12);
        assertEquals(1, outcome.any());
        assertEquals(1, outcome.aborts());
    }

    @Test
    void aSecondLossWaitsForTheFirstTrayThatIsMended() {
        var outcome = play(terms(Policy.FAIL_STOP, 1), lost(100, 0), lost(200, 4));

        // 50 s for the first; the second is down from 200 until the first tray is mended at 1,100, and restarts
        assertEquals(1 - (50.0 + 920) / END, outcome.full(), 1e-12);
        assertEquals(920.0 / 3600, outcome.longestHours(), 1e-12);
    }

    @Test
    void whatIsOutAlreadyDoesNotFailAgain() {
        assertEquals(
                play(terms(Policy.FAIL_STOP, 0), lost(100, 0)).full(),
                play(terms(Policy.FAIL_STOP, 0), lost(100, 0), lost(500, 1)).full());
    }

    @Test
    void anAbortWhileACopyStartsBeginsItAnew() {
        var software = of(140, 1, 32, Counted.GPU, Extent.COPY, Extent.NOTHING, CRASH);

        assertEquals(
                1 - 90 / END,
                play(terms(Policy.FAIL_STOP, 1), lost(100, 0), software).full(),
                1e-12);
    }

    @Test
    void aDomainEndsAllCopiesInItAndMaskedItEndsNone() {
        var chip = of(100, 0, 32, Counted.NVSWITCH, Extent.DOMAIN, Extent.DOMAIN, CRASH);
        var fatal = play(terms(Policy.ELASTIC, 3), chip);
        var masked = play(new Terms(Policy.ELASTIC, true, Redundancy.NONE, 3), chip);

        assertEquals(1 - 1020 / END, fatal.full(), 1e-12);
        assertEquals(1, masked.full());
        assertEquals(1, masked.hidden());
    }

    @Test
    void silentCorruptionServesUntilItIsFound() {
        var outcome = play(terms(Policy.FAIL_STOP, 1), of(100, 0, 32, Counted.GPU, Extent.COPY, Extent.TRAY, AUDIT));

        assertEquals(400.0 / 3600, outcome.suspectHours(), 1e-12);
        assertEquals(1 - 20 / END, outcome.full(), 1e-12);
    }

    /** Lasers 0 and 1 are twins; four to a module. */
    @ParameterizedTest
    @CsvSource({"NONE, 0, 1, 0", "PAIRED, 0, 4, 2", "PAIRED, 0, 1, 1", "ONE_MORE, 0, 4, 1", "ONE_MORE, 0, 5, 2"})
    void aLaserIsMissedOnlyWhereNoneStandsByForIt(Redundancy redundancy, int first, int second, int hidden) {
        var lasers = Stream.of(first, second)
                .map(laser -> of(100 + laser, laser, 32, Counted.LASER, Extent.DOMAIN, Extent.TRAY, CRASH))
                .toArray(Incident[]::new);

        var outcome = play(new Terms(Policy.FAIL_STOP, false, redundancy, 8), lasers);

        assertEquals(hidden, outcome.hidden());
        assertEquals(hidden == 2, outcome.full() == 1);
    }

    @Test
    void aDeadLaserThatWasSwappedStandsByAgain() {
        var outcome = play(
                new Terms(Policy.FAIL_STOP, false, Redundancy.PAIRED, 0),
                of(100, 0, 32, Counted.LASER, Extent.DOMAIN, Extent.TRAY, CRASH),
                of(1100, 1, 32, Counted.LASER, Extent.DOMAIN, Extent.TRAY, CRASH));

        assertEquals(2, outcome.hidden());
    }

    @Test
    void anEndThatIsNotReachedIsCountedToo() {
        var outcome = play(terms(Policy.FAIL_STOP, 0), lost(9500, 0));

        assertEquals(500.0 / 3600, outcome.longestHours(), 1e-12);
        assertEquals(1 - 500 / END, outcome.full(), 1e-12);
    }
}
