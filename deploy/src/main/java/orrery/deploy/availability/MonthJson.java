package orrery.deploy.availability;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;
import orrery.deploy.report.Json;
import orrery.fabric.catalogue.Failure;
import orrery.node.availability.Campaign.Series;
import orrery.node.availability.Outcome;

/** The machine-readable twin of {@link MonthText}; shares lie between 0 and 1. */
public final class MonthJson {
    private final MonthQuestion question;
    private final List<Series> series;

    private MonthJson(MonthQuestion question, List<Series> series) {
        this.question = question;
        this.series = series;
    }

    /** @param series one for each of the question's terms */
    public static String of(MonthQuestion question, List<Series> series) {
        var json = new MonthJson(question, series);
        var root = JsonNodeFactory.instance.objectNode();
        json.putQuestion(root.putObject("question"));
        var failures = root.putArray("failures");
        question.campaign().reliability().failures().stream()
                .filter(failure -> Kinds.devices(question, failure) > 0)
                .forEach(failure -> json.putFailure(failures.addObject(), failure));
        var reserves = root.putArray("reserves");
        series.forEach(one -> json.putReserve(reserves.addObject(), one));
        json.putEnough(root.putObject("spares_for_target").put("target", question.target()));
        return Json.text(root);
    }

    private void putQuestion(ObjectNode into) {
        var campaign = question.campaign();
        var fleet = campaign.fleet();
        var terms = question.terms().getFirst();
        into.put("scenario", question.name())
                .put("topology", question.topology())
                .put("gpus", question.gpus())
                .put("trays", fleet.trays())
                .put("gpus_per_tray", question.gpusOfTray())
                .put("nvlink_domains", fleet.domains())
                .put("copies", fleet.copies())
                .put("idle_trays", fleet.idleTrays())
                .put("days", campaign.span().days())
                .put("trials", campaign.trials())
                .put("multiplier", campaign.span().multiplier())
                .put("seed", campaign.seed())
                .put("policy", TermWords.policy(terms))
                .put("nvlink", TermWords.nvlink(terms))
                .put("lasers", TermWords.lasers(terms));
    }

    private void putFailure(ObjectNode into, Failure failure) {
        into.put("kind", failure.name())
                .put("counted", Kinds.word(failure.counted()))
                .put("devices", Kinds.devices(question, failure))
                .put("fit", failure.rate().value())
                .put("fit_low", failure.rate().low())
                .put("fit_high", failure.rate().high())
                .put("expected", Kinds.expected(question, failure))
                .put("drawn_mean", Kinds.drawn(series.getFirst(), failure));
    }

    private void putReserve(ObjectNode into, Series one) {
        into.put("spares", one.terms().spares()).put("spares_in_all", question.sparesInAll(one.terms()));
        for (var measure : Measure.ALL) {
            var estimate = question.estimate(one, measure);
            into.putObject(measure.key())
                    .put("mean", estimate.mean())
                    .put("low", estimate.low())
                    .put("high", estimate.high())
                    .put("worst", estimate.worst());
        }
        into.put("aborts_mean", MonthQuestion.mean(one, Outcome::aborts))
                .put("hidden_mean", MonthQuestion.mean(one, Outcome::hidden))
                .put("suspect_hours_mean", MonthQuestion.mean(one, Outcome::suspectHours))
                .put("tokens_thrown_away_mean", question.tokensThrownAway(one));
    }

    private void putEnough(ObjectNode into) {
        for (var measure : Measure.ALL) {
            var enough = Enough.of(question, series, measure);
            var json = into.putObject(measure.key());
            put(json, "on_average", enough.onAverage());
            put(json, "with_95_percent_confidence", enough.surely());
        }
    }

    private static void put(ObjectNode json, String key, OptionalInt spares) {
        if (spares.isPresent()) {
            json.put(key, spares.getAsInt());
        } else {
            json.putNull(key);
        }
    }
}
