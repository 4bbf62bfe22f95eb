package orrery.node.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Reliability;

final class CampaignTest {
    private static final Reliability RELIABILITY = Catalogue.load().reliability();
    private static final Fleet SERVERS = Fleet.ofServers(72, 8, 1); // 576 GPUs
    private static final Terms ALONE = new Terms(Policy.FAIL_STOP, false, Redundancy.NONE, 0);
    private static final Span MONTH = new Span(30, 1);

    private static List<Outcome> outcomes(Fleet fleet, Span span, int trials, long seed, Terms terms)
            throws InterruptedException {
        return new Campaign(fleet, RELIABILITY, span, trials, seed)
                .under(List.of(terms), 2, _ -> {})
                .getFirst()
                .outcomes();
    }

    /** 576 GPUs x 720 h x 419 / 21,233,664 h. */
    @Test
    void aMonthOf576GpusHasTheFailuresThatItsHoursGive() throws InterruptedException {
        var expected = MONTH.expected(SERVERS, Redundancy.NONE, RELIABILITY.failures());
        assertEquals(8.18, expected, 0.01);

        for (long seed : new long[] {1, 7, 1912}) {
            var drawn = outcomes(SERVERS, MONTH, 400, seed, ALONE).stream()
                    .mapToInt(Outcome::failuresOfAllKinds)
                    .average()
                    .orElseThrow();
            var standardError = Math.sqrt(expected / 400);
            assertEquals(expected, drawn, 3.5 * standardError, "seed " + seed);
        }
    }

    @Test
    void everyKindComesAsOftenAsItsRateSays() throws InterruptedException {
        var often = new Span(30, 100);
        var outcomes = outcomes(SERVERS, often, 20, 3, ALONE);
        for (var failure : RELIABILITY.failures()) {
            var expected = often.expected(SERVERS, Redundancy.NONE, failure) * outcomes.size();
            var drawn = outcomes.stream()
                    .mapToInt(outcome -> outcome.failures().getOrDefault(failure.name(), 0))
                    .sum();
            assertEquals(expected, drawn, 4 * Math.sqrt(expected), failure.name());
        }
    }

    @Test
    void threadsChangeNothingAndSeedsDo() throws InterruptedException {
        var campaign = new Campaign(SERVERS, RELIABILITY, MONTH, 16, 5);

        var one = campaign.under(List.of(ALONE), 1, _ -> {});
        assertEquals(one, campaign.under(List.of(ALONE), 5, _ -> {}));
        assertNotEquals(one, new Campaign(SERVERS, RELIABILITY, MONTH, 16, 6).under(List.of(ALONE), 1, _ -> {}));
    }

    @Test
    void theFirstTrialsOfManyAreThoseOfFew() throws InterruptedException {
        assertEquals(
                outcomes(SERVERS, MONTH, 4, 5, ALONE),
                outcomes(SERVERS, MONTH, 9, 5, ALONE).subList(0, 4));
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void aLargerReserveIsNeverWorseAndSharesAreShares(Policy policy) throws InterruptedException {
        var each = IntStream.rangeClosed(0, 4)
                .mapToObj(new Terms(policy, false, Redundancy.NONE, 0)::spares)
                .toList();
        for (var fleet : List.of(SERVERS, Fleet.ofServers(72, 8, 9))) {
            var series = new Campaign(fleet, RELIABILITY, new Span(30, 20), 10, 2).under(each, 2, _ -> {});
            for (int i = 0; i < series.size(); i++) {
                for (int trial = 0; trial < 10; trial++) {
                    var outcome = series.get(i).outcomes().get(trial);
                    var text = policy + ", trial " + trial + ": " + outcome;
                    assertTrue(outcome.full() <= outcome.goodput() && outcome.goodput() <= outcome.any(), text);
                    assertTrue(outcome.any() <= 1 && outcome.full() >= 0, text);
                    assertTrue(outcome.goodput() <= outcome.served() + 1e-9, text);
                }
                if (i > 0) {
                    assertTrue(goodput(series.get(i)) >= goodput(series.get(i - 1)) - 1e-6, policy + " " + i);
                }
            }
        }
    }

    private static double goodput(Campaign.Series series) {
        return series.outcomes().stream()
                .mapToDouble(Outcome::goodput)
                .average()
                .orElseThrow();
    }

    @Test
    void whoMovesRequestsServesMoreOfThemAndWhoShrinksGivesMoreTokens() throws InterruptedException {
        var wide = Fleet.ofServers(72, 8, 9);
        var span = new Span(30, 10);
        var stops = outcomes(wide, span, 40, 1, ALONE);
        var moves = outcomes(wide, span, 40, 1, new Terms(Policy.MIGRATE, false, Redundancy.NONE, 0));
        var shrinks = outcomes(wide, span, 40, 1, new Terms(Policy.ELASTIC, false, Redundancy.NONE, 0));
        for (int trial = 0; trial < stops.size(); trial++) {
            assertEquals(stops.get(trial).goodput(), moves.get(trial).goodput());
            assertTrue(moves.get(trial).served() > stops.get(trial).served(), "trial " + trial);
            assertTrue(shrinks.get(trial).goodput() > stops.get(trial).goodput(), "trial " + trial);
        }
    }

    @Test
    void withoutFailuresNothingIsLost() throws InterruptedException {
        for (var outcome : outcomes(SERVERS, new Span(30, 0), 3, 1, ALONE)) {
            assertEquals(new Outcome(outcome.failures(), 0, 0, 1, 1, 1, 1, 0, 0), outcome);
            assertEquals(0, outcome.failuresOfAllKinds());
        }
    }
}
