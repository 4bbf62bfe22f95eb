package orrery.deploy.hypothesis;

/**
 * What a figure may be.
 *
 * @param kind how it is compared
 * @param value it is compared with
 * @param ofBaseline whether the value is a share of what the run without faults shows
 */
public record Bound(Kind kind, double value, boolean ofBaseline) {
    /** Figures that should be equal may come from different sums of the same times. */
    private static final double ROUNDING = 1e-9;

    /** How a figure is compared. */
    public enum Kind {
        MIN("at least"),
        MAX("at most"),
        IS("exactly");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What it comes to beside a baseline that shows so much. */
    double limit(double baseline) {
        return ofBaseline ? value * baseline : value;
    }

    /** Whether a figure passes; what is not a number never does. */
    boolean passes(double found, double baseline) {
        var limit = limit(baseline);
        var slack = ROUNDING * Math.abs(limit);
        return switch (kind) {
            case MIN -> found >= limit - slack;
            case MAX -> found <= limit + slack;
            case IS -> Math.abs(found - limit) <= slack;
        };
    }
}
