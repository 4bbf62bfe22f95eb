package orrery.deploy.verification;

import java.util.List;
import java.util.Locale;
import orrery.deploy.report.Figures;
import orrery.deploy.verification.Search.Finding;
import orrery.deploy.verification.Search.Tally;

/** A search in words. */
public final class SearchText {
    private SearchText() {}

    /** One line without an end, for example {@code 120 cases, 14.2 /s, 31 redrawn, 15 on more JVMs too, 0 findings}. */
    public static String glance(Tally tally, double wallSeconds) {
        return String.format(
                Locale.ROOT,
                "%,d cases, %s /s, %,d redrawn, %,d on more JVMs too, %d near-ties, %d findings",
                tally.cases(),
                Figures.rate(tally.cases() / Math.max(wallSeconds, 1e-9)),
                tally.refused(),
                tally.onMoreJvms(),
                tally.nearTies(),
                tally.findings());
    }

    /** A case as a table of one, and how to see it again. */
    public static String of(Finding finding) {
        var text = new ResultText(List.of(finding.result().what()));
        return (finding.result().passed() ? "equal: " : "FOUND: ") + finding.command() + "\n" + text.heading()
                + text.of(finding.result());
    }

    /** The end of a search. */
    public static String summary(Tally tally, long seed, double wallSeconds, List<Finding> findings) {
        var text = new StringBuilder(
                "seed " + seed + ", " + Figures.wall(wallSeconds) + ": " + glance(tally, wallSeconds) + "\n");
        findings.forEach(finding -> text.append("  ").append(finding.command()).append('\n'));
        return text.toString();
    }
}
