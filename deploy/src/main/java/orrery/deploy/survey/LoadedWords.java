package orrery.deploy.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import orrery.deploy.report.Figures;
import orrery.node.load.LoadOutcome;
import orrery.node.load.LoadOutcome.Measured;
import orrery.node.load.LoadOutcome.NotSimulated;

/** What a simulated load gave, as cells, fields and notes. */
final class LoadedWords {
    private static final String GROWING = "latency still grew: the network carries less than is offered";

    private LoadedWords() {}

    static String mean(LoadOutcome outcome) {
        return cell(outcome, Measured::meanPs);
    }

    static String p99(LoadOutcome outcome) {
        return cell(outcome, Measured::p99Ps);
    }

    private static String cell(LoadOutcome outcome, ToDoubleFunction<Measured> figure) {
        return switch (outcome) {
            case Measured measured -> Figures.time(figure.applyAsDouble(measured));
            case NotSimulated _ -> "";
        };
    }

    static String note(LoadOutcome outcome) {
        return switch (outcome) {
            case Measured measured ->
                "simulated with " + Words.whole(measured.measured()) + " messages counted of "
                        + Words.whole(measured.posted()) + (measured.isGrowing() ? ", and " + GROWING : "");
            case NotSimulated(var reason) -> "not simulated: " + reason;
        };
    }

    static void put(ObjectNode row, LoadOutcome outcome) {
        var measured = Optional.of(outcome).filter(Measured.class::isInstance).map(Measured.class::cast);
        row.put(
                        "loaded_latency_simulated_mean_ps",
                        measured.map(found -> Math.round(found.meanPs())).orElse(null))
                .put(
                        "loaded_latency_simulated_p99_ps",
                        measured.map(Measured::p99Ps).orElse(null))
                .put("simulated_messages", measured.map(Measured::measured).orElse(null))
                .put(
                        "simulated_latency_still_growing",
                        measured.map(Measured::isGrowing).orElse(null))
                .put("not_simulated", outcome instanceof NotSimulated(var reason) ? reason : null);
    }

    /** How the simulated figures come about. */
    static String method(double load, long seed) {
        return String.format(
                Locale.ROOT,
                "simulated: every endpoint posts messages of one full packet at random times to random others, %.0f%% of its "
                        + "adapter's rate (seed %d), through the modelled adapters, queues and switches; counted from the post "
                        + "to the last byte in the other's memory, which at zero load is the zero-load latency of the pair and "
                        + "one packet time at the slowest link; the first quarter warms up and is not counted",
                100 * load,
                seed);
    }
}
