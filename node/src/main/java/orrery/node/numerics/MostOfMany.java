package orrery.node.numerics;

/**
 * How far chance alone lifts the largest of many counts above their mean: each a binomial share of the same total.
 *
 * <p>The expected largest of n normal deviates is the quantile of (n - 3/8) / (n + 1/4) (Blom, 1958); quantiles by Tukey's
 * lambda distribution, within 0.01 of the normal ones up to a hundred counts.
 */
final class MostOfMany {
    private static final double LAMBDA = 0.14;
    private static final double SCALE = 4.91;

    private MostOfMany() {}

    /** The largest of so many counts, over their mean; 1 where there is nothing to count. */
    static double overMean(double mean, int counts) {
        return mean == 0 ? 1 : 1 + deviates(counts) * StrictMath.sqrt((1 - 1.0 / counts) / mean);
    }

    private static double deviates(int counts) {
        var quantile = (counts - 0.375) / (counts + 0.25);
        return SCALE * (StrictMath.pow(quantile, LAMBDA) - StrictMath.pow(1 - quantile, LAMBDA));
    }
}
