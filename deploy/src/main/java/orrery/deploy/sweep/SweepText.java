package orrery.deploy.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import orrery.deploy.report.TextTable;

/** A sweep for people: its question, a row for each cell, what failed, and how far runs are validated. */
final class SweepText {
    private static final String FRONT = "front";

    private SweepText() {}

    static String of(Findings findings) {
        var question = findings.question();
        var about = question.about().isEmpty() ? "" : ": " + question.about().replaceAll("\\s+", " ");
        return question.name() + about + "\n\n" + table(findings) + legend(findings) + failed(findings)
                + validated(findings);
    }

    private static String table(Findings findings) {
        var front = findings.front();
        var rows = new ArrayList<List<String>>();
        rows.add(header(findings.question()));
        findings.all().forEach(finding -> rows.add(row(findings.question(), finding, front)));
        return TextTable.of(rows);
    }

    private static List<String> header(Question question) {
        var header = new ArrayList<String>();
        question.axes().forEach(axis -> header.add(axis.shortName()));
        question.shown().forEach(metric -> header.add(metric.name()));
        header.add(question.hasFront() ? FRONT : "");
        return header;
    }

    private static List<String> row(Question question, Finding finding, Set<Finding> front) {
        var row = new ArrayList<>(finding.cell().labels());
        question.shown().forEach(metric -> row.add(finding.words(metric)));
        row.add(
                front.contains(finding)
                        ? "*"
                        : finding.isGood() ? "" : finding.ended().word());
        return row;
    }

    private static String legend(Findings findings) {
        var question = findings.question();
        return question.hasFront()
                ? "\n*: no other has more of both " + question.x().name() + " and "
                        + question.y().name() + "\n"
                : "";
    }

    private static String failed(Findings findings) {
        var failed = new StringBuilder();
        findings.failed()
                .forEach((finding, why) ->
                        failed.append("\nfailed: " + finding.cell().name() + "\n" + indented(why.words()) + "\n"));
        return failed.toString();
    }

    private static String indented(String text) {
        return text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }

    private static String validated(Findings findings) {
        return findings.validated().entrySet().stream()
                .map(words -> "\nvalidated, " + words.getValue().size() + " of "
                        + findings.all().size() + ": " + words.getKey() + "\n")
                .collect(Collectors.joining());
    }
}
