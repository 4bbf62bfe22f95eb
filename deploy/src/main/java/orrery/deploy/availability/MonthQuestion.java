package orrery.deploy.availability;

import java.util.List;
import java.util.function.ToDoubleFunction;
import orrery.node.availability.Campaign;
import orrery.node.availability.Campaign.Series;
import orrery.node.availability.Estimate;
import orrery.node.availability.Outcome;
import orrery.node.availability.Terms;
import orrery.protocol.payload.Digest;

/**
 * What is asked.
 *
 * @param name of the scenario
 * @param topology that its plan stands on
 * @param gpus of the trays that the plan uses
 * @param gpusOfTray on each
 * @param running requests that a copy answers at once
 * @param answerTokens of each answer
 * @param terms one for each reserve, ascending
 * @param target share of goodput, and of full service, for which reserves are looked for
 */
public record MonthQuestion(
        String name,
        String topology,
        long gpus,
        long gpusOfTray,
        int running,
        int answerTokens,
        Campaign campaign,
        List<Terms> terms,
        double target) {

    /** Mean and interval of a measure; the same seed resamples all, so that intervals of two reserves can be compared. */
    Estimate estimate(Series series, Measure measure) {
        return Estimate.of(series.outcomes(), measure.of(), Digest.of("bootstrap") ^ campaign.seed());
    }

    /** Mean over trials of something that is counted. */
    static double mean(Series series, ToDoubleFunction<Outcome> count) {
        return series.outcomes().stream().mapToDouble(count).sum()
                / series.outcomes().size();
    }

    /** Tokens of answers that aborts end in the middle, in a trial: half of each that runs. */
    double tokensThrownAway(Series series) {
        return mean(series, Outcome::aborts) * running * answerTokens / 2;
    }

    /** Trays that a reserve takes in all. */
    long sparesInAll(Terms one) {
        return (long) one.spares() * campaign.fleet().reserves();
    }
}
