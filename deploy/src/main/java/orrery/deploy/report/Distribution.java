package orrery.deploy.report;

import java.util.stream.LongStream;

/**
 * Times of many requests or tokens, in picoseconds; percentiles lie linearly between the neighbours, as NumPy's and vLLM's do.
 *
 * @param count how many there are; the rest means nothing where there is none
 */
public record Distribution(int count, double meanPs, double p50Ps, double p90Ps, double p99Ps) {

    /** Of any number of times, in any order. */
    public static Distribution of(LongStream timesPs) {
        var sorted = timesPs.sorted().toArray();
        if (sorted.length == 0) {
            return new Distribution(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        var mean = LongStream.of(sorted).sum() / (double) sorted.length;
        return new Distribution(
                sorted.length, mean, percentile(sorted, 50), percentile(sorted, 90), percentile(sorted, 99));
    }

    private static double percentile(long[] sorted, int percent) {
        var position = (sorted.length - 1) * percent / 100.0;
        var below = (int) position;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
