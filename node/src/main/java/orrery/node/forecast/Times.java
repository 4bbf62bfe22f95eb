package orrery.node.forecast;

import java.util.Arrays;

/**
 * What a time was for many: picoseconds.
 *
 * @param mean 0 where there was none to count, as the others
 */
public record Times(double mean, double p50, double p99) {
    private static final double PICOS_PER_MILLI = 1e9;

    static Times of(double[] values) {
        if (values.length == 0) {
            return new Times(0, 0, 0);
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Times(Arrays.stream(sorted).sum() / sorted.length, rank(sorted, 0.50), rank(sorted, 0.99));
    }

    /** The smallest value that so many are no larger than. */
    private static double rank(double[] sorted, double share) {
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    public double meanMillis() {
        return mean / PICOS_PER_MILLI;
    }

    public double p50Millis() {
        return p50 / PICOS_PER_MILLI;
    }

    public double p99Millis() {
        return p99 / PICOS_PER_MILLI;
    }
}
