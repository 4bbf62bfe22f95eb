package orrery.deploy.sweep;

import java.util.OptionalDouble;

/** A cell and what came of it. */
record Finding(Cell cell, Ended ended) {

    /** Empty where the cell has no results, or the figure is not known. */
    OptionalDouble figure(Metric metric) {
        return ended instanceof Ended.Results(var summary) ? metric.of(summary) : OptionalDouble.empty();
    }

    boolean isGood() {
        return ended instanceof Ended.Results results && results.isGood();
    }
}
