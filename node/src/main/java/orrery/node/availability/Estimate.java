package orrery.node.availability;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A mean over trials and where it lies with 95 % confidence.
 *
 * <p>By the percentile bootstrap: means of as many outcomes, drawn again and again with replacement, and of those means the middle
 * 95 %. Shares near 1 are skewed, which this follows and a symmetric interval does not.
 *
 * @param worst of all trials
 */
public record Estimate(double mean, double low, double high, double worst) {
    private static final int RESAMPLES = 2000;
    private static final double TAIL = 0.025;
    private static final RandomGeneratorFactory<RandomGenerator> GENERATOR =
            RandomGeneratorFactory.of("L64X128MixRandom");

    /** @param seed of the resampling */
    public static Estimate of(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure, long seed) {
        var values = outcomes.stream().mapToDouble(figure).toArray();
        var chance = GENERATOR.create(seed);
        var means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = resampled(values, chance);
        }
        Arrays.sort(means);
        return new Estimate(
                Arrays.stream(values).sum() / values.length,
                means[(int) (TAIL * RESAMPLES)],
                means[(int) ((1 - TAIL) * RESAMPLES) - 1],
                Arrays.stream(values).min().orElseThrow());
    }

    private static double resampled(double[] values, RandomGenerator chance) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[(int) (chance.nextDouble() * values.length)];
        }
        return sum / values.length;
    }
}
