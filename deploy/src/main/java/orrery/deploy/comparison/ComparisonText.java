package orrery.deploy.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import orrery.deploy.comparison.Comparison.Difference;
import orrery.deploy.comparison.Comparison.Parting;
import orrery.deploy.report.TextTable;

/** A comparison as people read it: what differs, and nothing else. */
public final class ComparisonText {
    private static final int WIDEST = 34;

    private ComparisonText() {}

    public static String of(Comparison comparison) {
        if (comparison.isSame()) {
            return "the same came out of both" + (comparison.inputs().isEmpty() ? "\n" : ", though inputs differ:\n")
                    + table("input", comparison.inputs());
        }
        var differing = comparison.metrics().stream().filter(Difference::isOne).toList();
        return table("input", comparison.inputs())
                + table("figure", differing)
                + parting("first event that differs", "events.jsonl", comparison.event())
                + parting("first device that differs", "devices.csv", comparison.device());
    }

    private static String table(String what, List<Difference> differences) {
        if (differences.isEmpty()) {
            return "";
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(what, "A", "B", "B - A"));
        differences.forEach(difference -> rows.add(List.of(
                difference.field(),
                shortened(difference.first()),
                shortened(difference.second()),
                change(difference))));
        return TextTable.of(rows) + "\n";
    }

    private static String shortened(String value) {
        return value.isEmpty() ? "-" : value.length() <= WIDEST ? value : value.substring(0, WIDEST - 3) + "...";
    }

    /** Percent where both are numbers. */
    private static String change(Difference difference) {
        var first = number(difference.first());
        var second = number(difference.second());
        return first.isEmpty() || second.isEmpty() || first.getAsDouble() == 0
                ? ""
                : String.format(Locale.ROOT, "%+.2f %%", 100 * (second.getAsDouble() / first.getAsDouble() - 1));
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException noNumber) {
            return OptionalDouble.empty();
        }
    }

    private static String parting(String what, String file, Optional<Parting> parting) {
        return parting.map(at -> what + ", line " + at.line() + " of " + file + ":\n  A: " + orNothing(at.first())
                        + "\n  B: " + orNothing(at.second()) + "\n")
                .orElse("");
    }

    private static String orNothing(String line) {
        return line.isEmpty() ? "nothing more" : line;
    }
}
