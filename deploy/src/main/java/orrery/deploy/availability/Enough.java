package orrery.deploy.availability;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import orrery.node.availability.Campaign.Series;
import orrery.node.availability.Estimate;

/**
 * The smallest reserve with which a measure reaches its target.
 *
 * @param onAverage by the mean over trials; empty where none does
 * @param surely by the lower end of the mean's interval
 */
record Enough(OptionalInt onAverage, OptionalInt surely) {

    static Enough of(MonthQuestion question, List<Series> series, Measure measure) {
        return new Enough(
                first(question, series, measure, Estimate::mean), first(question, series, measure, Estimate::low));
    }

    private static OptionalInt first(
            MonthQuestion question, List<Series> series, Measure measure, ToDoubleFunction<Estimate> end) {
        return series.stream()
                .filter(one -> end.applyAsDouble(question.estimate(one, measure)) >= question.target())
                .mapToInt(one -> one.terms().spares())
                .findFirst();
    }
}
