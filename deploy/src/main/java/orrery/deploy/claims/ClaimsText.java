package orrery.deploy.claims;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.report.Paragraph;

/** A claim and what the model says of it, side by side, for people. */
public final class ClaimsText {
    private static final int WIDTH = 110;
    private static final double GROUPED = 1000;
    private static final MathContext THREE = new MathContext(3);

    private ClaimsText() {}

    /** Lines ended by line feeds. */
    public static String of(Answer answer) {
        var claim = answer.claim();
        return claim.name() + "\n"
                + line("claim", claim.claim())
                + line("source", claim.source())
                + line("compared", claim.remark())
                + answer.sides().stream()
                        .map(side -> line("", side(claim, side)))
                        .collect(Collectors.joining())
                + line("claimed", claimed(claim))
                + line("model", model(answer))
                + line("verdict", answer.verdict().words());
    }

    private static String line(String name, String text) {
        var lines = Paragraph.lines(text, WIDTH);
        return String.format(Locale.ROOT, "  %-9s %s%n", name, String.join("\n            ", lines));
    }

    private static String claimed(Claim claim) {
        if (claim.most() == null) {
            return "at least " + digits(claim.least()) + " " + claim.unit();
        }
        var range = claim.least() == claim.most()
                ? digits(claim.least())
                : digits(claim.least()) + " to " + digits(claim.most());
        return range + " " + claim.unit();
    }

    private static String model(Answer answer) {
        if (answer.verdict() == Answer.Verdict.NOT_REACHED) {
            return "none";
        }
        var range =
                answer.low() == answer.high() ? "" : " (" + digits(answer.low()) + " to " + digits(answer.high()) + ")";
        return digits(answer.value()) + range + " " + answer.claim().unit();
    }

    private static String side(Claim claim, Found side) {
        var figure = side.reached()
                ? digits(side.value()) + " (" + digits(side.low()) + " to " + digits(side.high()) + ") "
                        + claim.serving().figure().unit()
                : "not so fast: " + digits(side.fastest()) + " tokens/s/user at best";
        return side.words() + ": " + figure + (side.remark().isEmpty() ? "" : "; " + side.remark());
    }

    private static String digits(double figure) {
        return figure >= GROUPED
                ? String.format(Locale.ROOT, "%,.0f", figure)
                : new BigDecimal(figure).round(THREE).stripTrailingZeros().toPlainString();
    }

    /** All of them, a blank line between two. */
    public static String of(List<Answer> answers) {
        return answers.stream().map(ClaimsText::of).collect(Collectors.joining("\n"));
    }
}
