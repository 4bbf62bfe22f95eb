package orrery.node.format;

/**
 * Scale and minimum for a group of numbers that become {@code scale * code - minimum}, codes from 0 to {@code limit},
 * neither scale nor minimum below zero.
 *
 * <p>A small search: ranges around the one that takes the smallest number (or zero) to code 0 and the largest to the last,
 * a tenth of a code apart. For the codes that each gives, scale and minimum follow by least squares. The least error
 * wins, the first of equal ones.
 */
record OffsetFit(float scale, float minimum) {
    private static final int STEPS = 20;
    private static final float STEP = 0.1f;

    static OffsetFit of(float[] values, int from, int to, int limit) {
        float smallest = 0;
        float largest = 0;
        for (int i = from; i < to; i++) {
            smallest = Math.min(smallest, values[i]);
            largest = Math.max(largest, values[i]);
        }
        double range = (double) largest - smallest;
        if (range == 0) {
            return new OffsetFit(0, 0);
        }
        var best = new OffsetFit((float) (range / limit), -smallest);
        double least = best.error(values, from, to, limit);
        for (int step = 0; step <= STEPS; step++) {
            var other = leastSquares(values, from, to, limit, smallest, (limit - 1 + STEP * step) / range);
            double error = other.error(values, from, to, limit);
            if (error < least) {
                least = error;
                best = other;
            }
        }
        return best;
    }

    private static OffsetFit leastSquares(float[] values, int from, int to, int limit, float smallest, double inverse) {
        int count = to - from;
        double codes = 0;
        double squares = 0;
        double sum = 0;
        double products = 0;
        for (int i = from; i < to; i++) {
            double code = Math.clamp(Math.rint(inverse * (values[i] - (double) smallest)), 0, limit);
            codes += code;
            squares += code * code;
            sum += values[i];
            products += code * values[i];
        }
        double determinant = count * squares - codes * codes;
        double minimum = determinant == 0 ? 0 : (codes * products - squares * sum) / determinant;
        if (determinant == 0 || minimum < 0) {
            return new OffsetFit(squares == 0 ? 0 : (float) Math.max(0, products / squares), 0);
        }
        return new OffsetFit((float) Math.max(0, (count * products - sum * codes) / determinant), (float) minimum);
    }

    private double error(float[] values, int from, int to, int limit) {
        double error = 0;
        for (int i = from; i < to; i++) {
            double difference = (double) scale * code(values[i], limit) - minimum - values[i];
            error += difference * difference;
        }
        return error;
    }

    /** The code that comes nearest to {@code value}. */
    int code(float value, int limit) {
        return scale == 0 ? 0 : (int) Math.clamp(Math.rint(((double) value + minimum) / scale), 0, limit);
    }
}
