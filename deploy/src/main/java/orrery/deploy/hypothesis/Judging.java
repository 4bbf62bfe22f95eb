package orrery.deploy.hypothesis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import orrery.deploy.hypothesis.Metric.BusbwRatio;
import orrery.deploy.hypothesis.Metric.Damage;
import orrery.deploy.hypothesis.Metric.Goodput;
import orrery.deploy.hypothesis.Metric.Latency;
import orrery.deploy.hypothesis.Metric.Served;
import orrery.deploy.incident.TokenComparison;
import orrery.deploy.incident.Window;
import orrery.deploy.incident.Windows;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.protocol.units.SimTime;

/** Holds expectations against what a run shows. */
public final class Judging {
    private final Outcome outcome;
    private final Optional<Outcome> baseline;
    private final Map<Expectation, Double> busbwRatios;

    /**
     * @param baseline the same run without faults; needed where {@link #needsBaseline} says so
     * @param busbwRatios of every expectation of a {@link BusbwRatio}
     */
    public Judging(Outcome outcome, Optional<Outcome> baseline, Map<Expectation, Double> busbwRatios) {
        this.outcome = outcome;
        this.baseline = baseline;
        this.busbwRatios = busbwRatios;
    }

    /** Whether anything that is expected of a run can only be told beside the same run without faults. */
    public static boolean needsBaseline(List<Expectation> expectations, Outcome outcome) {
        return expectations.stream()
                .anyMatch(e -> e.needsBaseline()
                        || e.metric() == Damage.TOKENS_EQUAL
                                && outcome.verification().compared() == 0);
    }

    /** In their order. */
    public List<Verdict> verdicts(List<Expectation> expectations) {
        return expectations.stream().map(this::verdict).toList();
    }

    private Verdict verdict(Expectation expectation) {
        var beside = baseline.filter(_ -> expectation.needsBaseline());
        return new Verdict(
                expectation,
                found(expectation),
                beside.map(run -> usual(expectation, run)).orElse(Double.NaN));
    }

    /** Of the whole run without faults: without strikes it has no parts. */
    private double usual(Expectation expectation, Outcome run) {
        return figure(expectation, run, Windows.of(run, List.of()).always());
    }

    private double found(Expectation expectation) {
        var windows = Windows.of(outcome, incidents(expectation, outcome));
        return figure(
                expectation,
                outcome,
                switch (expectation.when()) {
                    case BEFORE -> windows.before();
                    case DURING -> windows.during();
                    case AFTER -> windows.after();
                    case ALWAYS -> windows.always();
                });
    }

    private double figure(Expectation expectation, Outcome run, Window window) {
        var served = new ServedFigures(run.requests(), window);
        return switch (expectation.metric()) {
            case Latency latency -> served.latency(latency);
            case Served figure -> served.served(figure);
            case Goodput promised -> served.goodput(promised);
            case Damage damage -> damage(damage, incidents(expectation, run));
            case BusbwRatio _ -> busbwRatios.getOrDefault(expectation, Double.NaN);
        };
    }

    private static List<Incident> incidents(Expectation expectation, Outcome run) {
        return run.incidents().stream()
                .filter(i -> expectation.fault() == Expectation.ALL || i.entry() == expectation.fault())
                .toList();
    }

    private double damage(Damage damage, List<Incident> incidents) {
        return switch (damage) {
            case RECOMPUTED_TOKENS ->
                incidents.stream().mapToLong(Incident::recomputedTokens).sum();
            case LOST_TOKENS ->
                incidents.stream().mapToLong(Incident::lostTokens).sum();
            case TIME_TO_DETECT -> longest(incidents, Incident::detected);
            case TIME_TO_RECOVER -> longest(incidents, Incident::recovered);
            case STRUCK_DEVICES -> distinct(incidents, Incident::blastRadius);
            case STRUCK_REQUESTS -> distinct(incidents, Incident::requests);
            case STRUCK_COPIES -> distinct(incidents, Incident::copies);
            case TOKENS_EQUAL ->
                TokenComparison.of(outcome, baseline)
                        .map(tokens -> tokens.isEqual() ? 1.0 : 0.0)
                        .orElse(Double.NaN);
        };
    }

    private static double longest(List<Incident> incidents, Function<Incident, SimTime> then) {
        return incidents.stream()
                .filter(incident -> then.apply(incident) != null)
                .mapToDouble(
                        incident -> then.apply(incident).since(incident.at()).inSeconds())
                .max()
                .orElse(Double.NaN);
    }

    private static double distinct(List<Incident> incidents, Function<Incident, List<?>> struck) {
        return incidents.stream()
                .flatMap(incident -> struck.apply(incident).stream())
                .distinct()
                .count();
    }
}
