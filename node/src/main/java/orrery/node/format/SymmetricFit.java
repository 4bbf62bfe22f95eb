package orrery.node.format;

/**
 * The scale for a group of numbers that become {@code scale * code} with codes from {@code -limit} to {@code limit - 1}.
 *
 * <p>A small search: the scale that takes the largest number to {@code -limit}, and nine to either side of it, a tenth of a
 * code apart. For the codes that each gives, the best scale follows by least squares, a number weighing as its square.
 * The one that leaves the least error wins, the nearest to the first of equal ones.
 */
final class SymmetricFit {
    private static final int STEPS = 9;
    private static final float STEP = 0.1f;

    private SymmetricFit() {}

    static float scale(float[] values, int from, int to, int limit) {
        float largest = signedLargest(values, from, to);
        if (largest == 0) {
            return 0;
        }
        double bestGain = -1;
        double best = 0;
        for (int i = 0; i <= 2 * STEPS; i++) {
            int step = i % 2 == 0 ? i / 2 : -(i + 1) / 2;
            double inverse = -(limit + STEP * step) / (double) largest;
            double products = 0;
            double squares = 0;
            for (int n = from; n < to; n++) {
                double code = Math.clamp(Math.rint(values[n] * inverse), -limit, limit - 1);
                double weight = (double) values[n] * values[n];
                products += weight * values[n] * code;
                squares += weight * code * code;
            }
            double gain = squares == 0 ? 0 : products / squares * products; // by how much the error is less than with 0
            if (gain > bestGain) {
                bestGain = gain;
                best = squares == 0 ? 0 : products / squares;
            }
        }
        return (float) best;
    }

    private static float signedLargest(float[] values, int from, int to) {
        float largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.abs(values[i]) > Math.abs(largest) ? values[i] : largest;
        }
        return largest;
    }
}
