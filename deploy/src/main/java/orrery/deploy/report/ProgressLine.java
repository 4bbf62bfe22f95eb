package orrery.deploy.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import orrery.node.outcome.Progress;

/** A glance at a run in one line; wall time is given, never read. */
record ProgressLine(Progress progress, double wallSeconds) implements ProgressOutput.Line {

    /** For example {@code virtual 4.210 ms | wall 3.1 s | 1.93 M ev/s | tokens 812/3072 | ETA 5 s}. */
    @Override
    public String text() {
        return String.format(
                Locale.ROOT,
                "virtual %s | wall %.1f s | %s ev/s | %s %d/%d | ETA %s",
                progress.now(),
                wallSeconds,
                Figures.count(eventsPerSecond()),
                unit(),
                progress.achieved(),
                progress.asked(),
                progress.achieved() == 0 ? "unknown" : Figures.wall(secondsLeft()));
    }

    /** One JSON object without a line feed. */
    @Override
    public String json() {
        var root = JsonNodeFactory.instance.objectNode();
        var json = root.putObject("progress");
        json.put("virtual_ps", progress.now().picos());
        json.put("wall_seconds", wallSeconds);
        json.put("events", progress.events());
        json.put("events_per_second", eventsPerSecond());
        json.put(unit(), progress.achieved()).put(unit() + "_asked", progress.asked());
        MetricsJson.put(json, "eta_seconds", progress.achieved() == 0 ? Double.NaN : secondsLeft());
        return root.toString();
    }

    private String unit() {
        return progress.unit().name().toLowerCase(Locale.ROOT);
    }

    private double eventsPerSecond() {
        return wallSeconds <= 0 ? 0 : progress.events() / wallSeconds;
    }

    /** Supposes that what is to come takes as long as what came; sequences that end early make it less, large messages more. */
    private double secondsLeft() {
        return wallSeconds * (progress.asked() - progress.achieved()) / progress.achieved();
    }
}
