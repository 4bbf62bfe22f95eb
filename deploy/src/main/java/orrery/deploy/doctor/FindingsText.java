package orrery.deploy.doctor;

import java.util.List;
import java.util.stream.Collectors;
import orrery.deploy.report.Paragraph;

/** A line for each finding: ok, warn or bad first; the remedy below it. */
public final class FindingsText {
    private static final int VERDICT = 6; // "warn  "

    private FindingsText() {}

    public static String of(List<Finding> findings) {
        var widest = findings.stream()
                .mapToInt(finding -> finding.subject().length())
                .max()
                .orElse(0);
        return findings.stream().map(finding -> line(finding, widest)).collect(Collectors.joining());
    }

    private static String line(Finding finding, int widest) {
        var verdict = finding.verdict().word();
        var line = verdict + " ".repeat(VERDICT - verdict.length())
                + finding.subject() + " ".repeat(widest + 2 - finding.subject().length())
                + Paragraph.printable(finding.found()) + "\n";
        return finding.remedy().isEmpty()
                ? line
                : line + " ".repeat(VERDICT + widest + 2) + "remedy: " + finding.remedy() + "\n";
    }
}
