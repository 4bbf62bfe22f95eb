package orrery.deploy.pareto;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.format.FormatsOption;
import orrery.deploy.report.Paragraph;
import orrery.deploy.report.TextTable;
import orrery.protocol.units.Uncertain;

/** The fronts in tables, one for each model on each system. */
public final class ParetoText {
    /** What the ranges hold, and what they do not. */
    public static final String RANGES =
            "ranges hold what the framework's times, the watts and the prices may be off; errors of the modelled times are in"
                    + " deploy/validation";

    private static final double GROUPED = 1000;
    private static final MathContext THREE = new MathContext(3);
    private static final String PRICE = "neocloud";

    private ParetoText() {}

    public static String of(ParetoQuestion question, List<Curve> curves) {
        return String.format(
                        Locale.ROOT,
                        "prompts of %,d and answers of %,d tokens, served by %s, whose host takes at least %s a step; %s\n",
                        question.lengths().prompt(),
                        question.lengths().answer(),
                        question.engine().name(),
                        question.engine().leastStep(),
                        RANGES)
                + curves.stream().map(curve -> "\n" + of(curve)).collect(Collectors.joining());
    }

    private static String of(Curve curve) {
        var front = curve.front().points();
        var title = Paragraph.printable(curve.model() + " on " + curve.system().name())
                + (curve.validated() ? "" : " (modelled, not validated)")
                + (front.isEmpty()
                        ? ""
                        : ", " + FormatsOption.spelled(front.getFirst().formats()))
                + (curve.note().isEmpty() ? "" : ": " + curve.note()) + "\n";
        return front.isEmpty() ? title : title + table(front);
    }

    private static String table(List<OperatingPoint> front) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "  plan", "users", "tokens/s/user", "tokens/s/GPU", "TTFT ms", "$/Mtoken (" + PRICE + ")", "J/token"));
        for (var point : front) {
            rows.add(List.of(
                    "  " + point.plan() + (point.lpus() > 0 && point.gpus() > 0 ? " (" + point.lpus() + ")" : ""),
                    String.format(Locale.ROOT, "%,d", point.concurrency()),
                    digits(point.perUser().value()),
                    digits(point.perGpu().value()),
                    digits(point.firstTokenMillis()),
                    range(point.dollarsPerMillion().getOrDefault(PRICE, Uncertain.ZERO)),
                    range(point.joulesPerToken())));
        }
        return TextTable.of(rows);
    }

    private static String range(Uncertain figure) {
        return digits(figure.value()) + " (" + digits(figure.low()) + "-" + digits(figure.high()) + ")";
    }

    /** Three significant digits; whole and grouped from a thousand on. */
    public static String digits(double figure) {
        return figure >= GROUPED
                ? String.format(Locale.ROOT, "%,.0f", figure)
                : new BigDecimal(figure).round(THREE).stripTrailingZeros().toPlainString();
    }
}
