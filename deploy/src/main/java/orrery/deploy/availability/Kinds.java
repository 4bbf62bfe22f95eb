package orrery.deploy.availability;

import java.util.Locale;
import orrery.fabric.catalogue.Failure;
import orrery.fabric.catalogue.Failure.Counted;
import orrery.node.availability.Campaign.Series;

/** Figures of one kind of failure. */
final class Kinds {
    private Kinds() {}

    static long devices(MonthQuestion question, Failure failure) {
        return question.campaign()
                .fleet()
                .devices(failure.counted(), question.terms().getFirst().redundancy());
    }

    /** In a trial, by rate and hours. */
    static double expected(MonthQuestion question, Failure failure) {
        var campaign = question.campaign();
        return campaign.span()
                .expected(campaign.fleet(), question.terms().getFirst().redundancy(), failure);
    }

    /** In a trial, on average. */
    static double drawn(Series series, Failure failure) {
        return MonthQuestion.mean(series, outcome -> outcome.failures().getOrDefault(failure.name(), 0));
    }

    static String word(Counted counted) {
        return counted.name().toLowerCase(Locale.ROOT);
    }
}
