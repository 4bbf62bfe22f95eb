package orrery.deploy.claims;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.pareto.ParetoText;
import orrery.deploy.report.Paragraph;

/** A claim and what the model says of it, side by side, for people. */
public final class ClaimsText {
    private static final int WIDTH = 110;

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
        return String.format(Locale.ROOT, "  %-9s %s\n", name, String.join("\n            ", lines));
    }

    private static String claimed(Claim claim) {
        if (claim.most() == null) {
            return "at least " + ParetoText.digits(claim.least()) + " " + claim.unit();
        }
        var range = claim.least() == claim.most()
                ? ParetoText.digits(claim.least())
                : ParetoText.digits(claim.least()) + " to " + ParetoText.digits(claim.most());
        return range + " " + claim.unit();
    }

    private static String model(Answer answer) {
        if (answer.verdict() == Answer.Verdict.NOT_REACHED) {
            return "none";
        }
        var range = answer.low() == answer.high()
                ? ""
                : " (" + ParetoText.digits(answer.low()) + " to " + ParetoText.digits(answer.high()) + ")";
        return ParetoText.digits(answer.value()) + range + " " + answer.claim().unit();
    }

    private static String side(Claim claim, Found side) {
        var figure = side.reached()
                ? ParetoText.digits(side.value()) + " (" + ParetoText.digits(side.low()) + " to "
                        + ParetoText.digits(side.high()) + ") "
                        + claim.serving().figure().unit()
                : "not so fast: " + ParetoText.digits(side.fastest()) + " tokens/s/user at best";
        return side.words() + ": " + figure + (side.remark().isEmpty() ? "" : "; " + side.remark());
    }

    /** All of them, a blank line between two. */
    public static String of(List<Answer> answers) {
        return answers.stream().map(ClaimsText::of).collect(Collectors.joining("\n"));
    }
}
