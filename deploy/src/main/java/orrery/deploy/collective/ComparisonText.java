package orrery.deploy.collective;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Measured beside modelled for people, one line for each measured row. */
public final class ComparisonText {
    private static final int HOW_WIDTH = 40;
    private static final int TIME_WIDTH = 9;
    private static final int BANDWIDTH_WIDTH = 8;
    private static final double HUNDRED = 100;

    private final Question question;
    private final Comparison comparison;

    private ComparisonText(Question question, Comparison comparison) {
        this.question = question;
        this.comparison = comparison;
    }

    /** @param file the measured rows' */
    public static String of(Question question, String file, Comparison comparison) {
        return new ComparisonText(question, comparison).text(file);
    }

    private String text(String file) {
        return "# measured: " + file + ", " + comparison.rows().size() + " rows\n"
                + String.format(
                        Locale.ROOT,
                        "# %10s  %18s  %18s  %8s  %s\n# %10s  %9s %8s  %9s %8s  %8s\n",
                        "size",
                        "measured",
                        "modelled",
                        "error",
                        "how it was measured",
                        "(B)",
                        "(us)",
                        "busbw",
                        "(us)",
                        "busbw",
                        "of time")
                + comparison.rows().stream().map(this::line).collect(Collectors.joining())
                + "# Median absolute error : " + percent(comparison.medianError()) + " over "
                + comparison.rows().size() + " rows; 1M and above " + percent(comparison.medianErrorOfLarge())
                + ", below " + percent(comparison.medianErrorOfSmall()) + "\n#\n";
    }

    private String line(Compared row) {
        return String.format(
                                Locale.ROOT,
                                "%12d  %s %s  %s %s  %+7.1f%%  %s",
                                row.row().bytes(),
                                Fixed.width(row.measured(), TIME_WIDTH),
                                busbw(row, row.measured()),
                                Fixed.width(row.modelled(), TIME_WIDTH),
                                busbw(row, row.modelled()),
                                HUNDRED * row.error(),
                                shortened(row.row().how()))
                        .stripTrailing()
                + "\n";
    }

    private String busbw(Compared row, double micros) {
        var trial = question.trial();
        return Fixed.width(
                Bandwidths.of(trial.operation(), trial.ranks(), row.row().bytes(), micros)
                        .busbw(),
                BANDWIDTH_WIDTH);
    }

    private static String shortened(String how) {
        var plain = how.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= HOW_WIDTH ? plain : plain.substring(0, HOW_WIDTH - 1) + "…";
    }

    private static String percent(OptionalDouble fraction) {
        return fraction.isEmpty() ? "n/a" : String.format(Locale.ROOT, "%.1f%%", HUNDRED * fraction.getAsDouble());
    }
}
