package orrery.deploy.api;

import java.util.Arrays;

/** Counts by upper bounds, as Prometheus has them: each bound counts all that is no larger. */
final class Histogram {
    private final double[] bounds;
    private final long[] counts; // of what is above the bound before; one more than bounds
    private double sum;
    private long count;

    /** @param bounds ascending */
    Histogram(double... bounds) {
        this.bounds = bounds;
        this.counts = new long[bounds.length + 1];
    }

    void add(double value, long times) {
        var found = Arrays.binarySearch(bounds, value);
        counts[found < 0 ? -found - 1 : found] += times;
        sum += value * times;
        count += times;
    }

    int buckets() {
        return bounds.length;
    }

    double bound(int bucket) {
        return bounds[bucket];
    }

    /** Of all that is no larger than a bound. */
    long upTo(int bucket) {
        long total = 0;
        for (var each = 0; each <= bucket; each++) {
            total += counts[each];
        }
        return total;
    }

    double sum() {
        return sum;
    }

    long count() {
        return count;
    }
}
