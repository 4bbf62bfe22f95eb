package orrery.deploy.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import orrery.node.outcome.Verification;
import orrery.node.outcome.Verification.Difference;
import orrery.node.outcome.Verification.ExpertTie;
import orrery.node.outcome.Verification.NearTie;

/** The comparison with one device in words: one line, then every near-tie and every difference, up to a screenful. */
public final class VerificationText {
    private static final int MOST = 20;

    private VerificationText() {}

    /** Lines ended by line feeds; the first is the verdict. */
    public static String of(Verification verification) {
        return verdict(verification) + details(verification);
    }

    /** A line for every near-tie and every difference. */
    public static String details(Verification verification) {
        return listed(verification.nearTies(), VerificationText::nearTie)
                + listed(verification.expertTies(), VerificationText::expertTie)
                + listed(verification.differences(), VerificationText::difference);
    }

    private static String verdict(Verification v) {
        if (v.compared() == 0) {
            return "not verified: no sequence was compared with one device\n";
        }
        return String.format(
                Locale.ROOT,
                "%s: %d/%d sequences equal to one device, max |Δlogit| %s (relative %s), least gap %s\n",
                v.passed() ? "verified" : "NOT verified",
                v.equal(),
                v.compared(),
                Figures.scientific(v.maxLogitDifference(), 1),
                Figures.scientific(v.relativeLogitDifference(), 0),
                Figures.gap(v.leastGap()));
    }

    private static String nearTie(NearTie tie) {
        return String.format(
                Locale.ROOT,
                "near-tie: request %d, new token %d: %d or %d, gap %s, %s\n",
                tie.request(),
                tie.index(),
                tie.best(),
                tie.second(),
                Figures.gap(tie.gap()),
                tie.diverged() ? "the run took the other" : "the same taken");
    }

    private static String expertTie(ExpertTie tie) {
        return String.format(
                Locale.ROOT,
                "near-tie: request %d, experts of block %d at position %d, relative gap %s, the run took the other: "
                        + "with it one device agrees\n",
                tie.request(),
                tie.block(),
                tie.position(),
                Figures.scientific(tie.gap(), 0));
    }

    private static String difference(Difference difference) {
        return String.format(
                Locale.ROOT,
                "error: request %d, new token %d: one device chose %d, the run %d, gap %s\n",
                difference.request(),
                difference.index(),
                difference.expected(),
                difference.found(),
                Figures.gap(difference.gap()));
    }

    private static <T> String listed(List<T> all, Function<T, String> line) {
        var more = all.size() > MOST ? "  and " + (all.size() - MOST) + " more, all of them with --json\n" : "";
        return all.stream().limit(MOST).map(line).collect(Collectors.joining()) + more;
    }
}
