package orrery.deploy.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * A cell and what came of it.
 *
 * @param number of the cell, from 1, as pictures call it
 */
record Finding(int number, Cell cell, Ended ended) {
    private static final MathContext DIGITS = new MathContext(4);

    /** Empty where the cell has no results, or the figure is not known. */
    OptionalDouble figure(Metric metric) {
        return ended instanceof Ended.Results results ? metric.of(results.summary()) : OptionalDouble.empty();
    }

    /** The same for tables: four significant digits. */
    String words(Metric metric) {
        var figure = figure(metric);
        return figure.isEmpty()
                ? "-"
                : new BigDecimal(figure.getAsDouble())
                        .round(DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    boolean isGood() {
        return ended instanceof Ended.Results results && results.isGood();
    }
}
