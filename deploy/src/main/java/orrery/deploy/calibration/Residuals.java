package orrery.deploy.calibration;

import java.util.List;

/**
 * How far a model is from measured rows, as shares of what was measured.
 *
 * @param median of the absolute errors
 * @param p90 of the absolute errors
 * @param bias the median of the errors with their signs: positive where the model is slow
 */
public record Residuals(int rows, double median, double p90, double bias) {
    static Residuals of(List<Sample> samples, Estimate estimate) {
        var errors = samples.stream()
                .mapToDouble(sample -> estimate.micros(sample) / sample.row().micros() - 1)
                .toArray();
        return of(errors);
    }

    /** @param errors as shares of what was measured, with their signs; at least one */
    public static Residuals of(double[] errors) {
        var absolute = errors.clone();
        for (var i = 0; i < absolute.length; i++) {
            absolute[i] = Math.abs(absolute[i]);
        }
        return new Residuals(
                errors.length, Quantiles.median(absolute), Quantiles.of(absolute, 0.9), Quantiles.median(errors));
    }
}
