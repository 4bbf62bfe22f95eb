package orrery.deploy.quality;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.format.FormatsOption;
import orrery.node.quality.FormatQuality;

/** A row for each choice of formats, float32 first. */
public final class QualityText {
    private static final String ROW = "%-22s %10s %12s %12s %10s   %s%n";

    private QualityText() {}

    /** @param heading what was run on what text */
    public static String of(String heading, List<FormatQuality> found) {
        var head = String.format(
                Locale.ROOT,
                ROW,
                "weights/activ./cache",
                "perplexity",
                "mean KL",
                "largest KL",
                "same best",
                "first divergent token");
        return heading
                + System.lineSeparator()
                + head
                + found.stream().map(QualityText::row).collect(Collectors.joining());
    }

    private static String row(FormatQuality one) {
        return String.format(
                Locale.ROOT,
                ROW,
                FormatsOption.spelled(one.formats()),
                text("%.4f", one.perplexity()),
                text("%.3g", one.divergence()),
                text("%.3g", one.largestDivergence()),
                text("%.2f %%", 100 * one.sameBest()),
                divergence(one));
    }

    private static String divergence(FormatQuality one) {
        if (one.diverged() == 0) {
            return "none in " + one.continuations() + " texts";
        }
        return "number " + one.firstDivergentToken() + "; " + one.diverged() + " of " + one.continuations()
                + " texts diverge";
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
