package orrery.deploy.hypothesis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/** What came of expectations, as k6 shows its thresholds: a line for each. */
public final class VerdictText {
    private static final MathContext FIVE = new MathContext(5);

    private VerdictText() {}

    /** Lines ended by line feeds; none where nothing was expected. */
    public static String of(List<Verdict> verdicts) {
        var failed = verdicts.stream().filter(verdict -> !verdict.passed()).count();
        return verdicts.isEmpty()
                ? ""
                : "expected: "
                        + (failed == 0
                                ? "all " + verdicts.size() + " hold"
                                : failed + " of " + verdicts.size() + " FAIL")
                        + "\n"
                        + verdicts.stream().map(VerdictText::line).collect(Collectors.joining());
    }

    private static String line(Verdict verdict) {
        var expectation = verdict.expectation();
        return "  " + (verdict.passed() ? "✓ " : "✗ ") + expectation.named()
                + (expectation.when() == When.ALWAYS
                        ? ""
                        : " " + expectation.when().word())
                + (expectation.fault() == Expectation.ALL ? "" : " of fault " + expectation.fault())
                + ": " + figure(expectation, verdict.found()) + "  ("
                + expectation.bounds().stream()
                        .map(bound -> bound(verdict, bound))
                        .collect(Collectors.joining(", "))
                + ")\n";
    }

    private static String bound(Verdict verdict, Bound bound) {
        var expectation = verdict.expectation();
        return bound.kind().words() + " "
                + (bound.ofBaseline()
                        ? digits(bound.value()) + " * baseline " + figure(expectation, verdict.baseline()) + " = "
                                + figure(expectation, bound.limit(verdict.baseline()))
                        : figure(expectation, bound.value()));
    }

    private static String figure(Expectation expectation, double value) {
        if (Double.isNaN(value)) {
            return "nothing to look at";
        }
        return expectation.metric().isTruth() ? value == 1 ? "true" : "false" : digits(value);
    }

    private static String digits(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : new BigDecimal(value).round(FIVE).stripTrailingZeros().toPlainString();
    }
}
