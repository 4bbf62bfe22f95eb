package orrery.deploy.verification;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import orrery.deploy.report.Figures;
import orrery.deploy.report.VerificationText;
import orrery.node.outcome.Outcome;

/** Results as lines of a table that is printed while it grows; its columns are as wide as the names of all cases. */
public final class ResultText {
    private static final int FINGERPRINT_DIGITS = 8;
    private static final int LONGEST_PROBLEM = 400;

    private final int modelWidth;
    private final int planWidth;

    public ResultText(List<Case> all) {
        modelWidth = width("model", all, Case::model);
        planWidth = width("plan", all, Case::plan);
    }

    private static int width(String heading, List<Case> all, Function<Case, String> column) {
        return Math.max(
                heading.length(),
                all.stream().map(column).mapToInt(String::length).max().orElse(0));
    }

    public String heading() {
        return row("model", "plan", "topology", "equal", "near-ties", "max |Δlogit|", "virtual time", "fingerprint");
    }

    /** One line, and one more for each difference and problem, and for each near-tie where there should be few. */
    public String of(Result result) {
        var line = row(
                result.what().model(),
                result.what().plan(),
                result.topology(),
                cell(
                        result,
                        outcome -> outcome.verification().equal() + "/"
                                + outcome.verification().compared()),
                cell(result, _ -> result.nearTies() == 0 ? "-" : Integer.toString(result.nearTies())),
                cell(
                        result,
                        outcome -> String.format(
                                Locale.ROOT, "%.1e", outcome.verification().maxLogitDifference())),
                cell(result, outcome -> outcome.end().toString()),
                result.passed() ? sameFingerprint(result) : "FAILED");
        return line + below(result);
    }

    private static String cell(Result result, Function<Outcome, String> text) {
        return result.outcome().map(text).orElse("none");
    }

    private static String sameFingerprint(Result result) {
        var start = result.outcome().orElseThrow().fingerprint().substring(0, FINGERPRINT_DIGITS);
        var jvms = result.jvms().stream().map(String::valueOf).collect(Collectors.joining(" and "));
        return start + " on " + jvms + (jvms.equals("1") ? " JVM" : " JVMs");
    }

    private static String below(Result result) {
        var details = result.outcome()
                .filter(_ -> !result.passed() || !result.what().isNarrow())
                .map(outcome -> VerificationText.details(outcome.verification()))
                .orElse("");
        var problems = result.problems().stream().map(problem -> problem + "\n").collect(Collectors.joining());
        var command = result.passed() ? "" : "again: " + result.what().command() + "\n";
        return (details + problems + command)
                .lines()
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining());
    }

    private String row(String... cells) {
        var form = "%-" + modelWidth + "s  %-" + planWidth + "s  %-18s  %7s  %9s  %12s  %12s  %s%n";
        return String.format(Locale.ROOT, form.replace("%n", "\n"), (Object[]) cells);
    }

    /** The end of the table. */
    public static String summary(Summary summary) {
        return String.format(
                        Locale.ROOT,
                        "%d cases in %s: %d equal to one device, %d not; %d near-ties, largest |Δlogit| %.1e\n",
                        summary.cases(),
                        Figures.wall(summary.wallSeconds()),
                        summary.cases() - summary.failed(),
                        summary.failed(),
                        summary.nearTies(),
                        summary.maxLogitDifference())
                + (summary.leftOut().isEmpty()
                        ? ""
                        : "left out: " + String.join(", ", summary.leftOut())
                                + "; name the folder with their files: --models FOLDER\n");
    }
}
