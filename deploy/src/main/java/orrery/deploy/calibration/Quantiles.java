package orrery.deploy.calibration;

import java.util.Arrays;

/** Quantiles of figures, between neighbours on a line. */
public final class Quantiles {
    private Quantiles() {}

    public static double median(double[] values) {
        return of(values, 0.5);
    }

    /** @param share from 0 to 1; 0.9 is what nine of ten values are below */
    public static double of(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var place = share * (sorted.length - 1);
        var below = (int) place;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
