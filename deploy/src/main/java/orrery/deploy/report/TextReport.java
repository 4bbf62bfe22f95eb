package orrery.deploy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orrery.node.outcome.Foreseen;
import orrery.node.outcome.LinkTraffic;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/** The end of a run for people: texts, tables, verification, fingerprint; the last line alone differs from run to run. */
public final class TextReport {
    private static final int MISSED_SHOWN = 10;

    private final Scenario scenario;
    private final Outcome outcome;
    private final ServingMetrics metrics;
    private final String validated;

    private TextReport(Scenario scenario, Outcome outcome, String validated) {
        this.scenario = scenario;
        this.outcome = outcome;
        this.validated = validated;
        this.metrics = ServingMetrics.of(scenario, outcome);
    }

    /**
     * The whole report, each line ended by a line feed.
     *
     * @param validated how far the run is from measured ones, in words
     */
    public static String of(Scenario scenario, Outcome outcome, String validated) {
        return of(scenario, outcome, validated, "");
    }

    /**
     * The whole report with what else is to be said of it, in lines of its own.
     *
     * @param more each line ended by a line feed
     */
    public static String of(Scenario scenario, Outcome outcome, String validated, String more) {
        var report = new TextReport(scenario, outcome, validated);
        return Heading.of(scenario) + "\n\n"
                + Texts.of(scenario, outcome.requests())
                + report.answers() + "\n"
                + report.serving() + "\n"
                + report.links() + "\n"
                + VerificationText.of(outcome.verification())
                + report.missedDeadlines()
                + more
                + "fingerprint: " + outcome.fingerprint() + "\n"
                + report.effort();
    }

    private String answers() {
        return metrics.asked() == 0
                ? ""
                : "\nexpected answers: " + metrics.right() + " of " + metrics.asked() + " right\n";
    }

    private String serving() {
        var rows = List.of(
                List.of("times: " + Labels.UNVALIDATED, "mean", "p50", "p99"),
                row("TTFT, time to first token", metrics.ttft()),
                row("TPOT, time per output token", metrics.tpot()),
                row("ITL, inter-token latency", metrics.itl()),
                row("E2EL, end-to-end latency", metrics.e2el()));
        return TextTable.of(rows)
                + String.format(
                        Locale.ROOT,
                        "%d requests, %d tokens in, %d tokens out, in %s\n",
                        metrics.completed(),
                        metrics.inputTokens(),
                        metrics.outputTokens(),
                        metrics.duration())
                + String.format(
                        Locale.ROOT,
                        "%s tokens/s, %s tokens/s/%s over %d %ss\n",
                        Figures.rate(metrics.outputThroughput()),
                        Figures.rate(metrics.outputThroughputPerGpu()),
                        metrics.kind(),
                        metrics.gpus(),
                        metrics.kind())
                + "validated: " + validated + "\n";
    }

    private static List<String> row(String name, Distribution times) {
        return List.of(name, Figures.time(times.meanPs()), Figures.time(times.p50Ps()), Figures.time(times.p99Ps()));
    }

    private String links() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("link kind", "links", "content", "on the wire", "energy"));
        for (var traffic : outcome.traffic()) {
            rows.add(List.of(
                    traffic.medium(),
                    Integer.toString(traffic.links()),
                    traffic.content().toString(),
                    traffic.wire().toString(),
                    energy(traffic)));
        }
        return TextTable.of(rows) + busiest() + EnergyText.of(outcome.energy(), metrics.outputTokens());
    }

    private static String energy(LinkTraffic traffic) {
        return traffic.energy() == null ? "unknown" : traffic.energy().toString();
    }

    private String busiest() {
        var link = outcome.busiest();
        return link == null
                ? "busiest link: none was used\n"
                : String.format(
                        Locale.ROOT,
                        "busiest link: %s -> %s (%s), busy %s, %.1f%% of the run\n",
                        link.from(),
                        link.to(),
                        link.medium(),
                        link.busy(),
                        link.percent());
    }

    private String missedDeadlines() {
        var text = new StringBuilder();
        outcome.missedDeadlines().stream()
                .limit(MISSED_SHOWN)
                .forEach(missed -> text.append("deadline missed at ")
                        .append(missed.device())
                        .append(": ")
                        .append(missed.happened())
                        .append('\n'));
        var more = outcome.missedDeadlines().size() - MISSED_SHOWN;
        return more > 0 ? text + "and " + more + " more deadlines missed\n" : text.toString();
    }

    private String effort() {
        var effort = outcome.effort();
        return String.format(
                        Locale.ROOT,
                        "effort: wall %s, %s events (%s ev/s), %d windows, JVMs: %d, threads of each: %d\n",
                        Figures.wall(effort.wallSeconds()),
                        Figures.count(effort.events()),
                        Figures.count(effort.events() / Math.max(effort.wallSeconds(), 1e-9)),
                        effort.windows(),
                        effort.jvms(),
                        effort.threads())
                + fastForward(effort.foreseen());
    }

    private static String fastForward(Foreseen foreseen) {
        return foreseen.steps() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "fast-forward: %d steps, %d of their %d communications repeated%s\n",
                        foreseen.steps(),
                        foreseen.repeated(),
                        foreseen.communications(),
                        foreseen.whole() == 0 ? "" : ", " + foreseen.whole() + " steps run whole");
    }
}
