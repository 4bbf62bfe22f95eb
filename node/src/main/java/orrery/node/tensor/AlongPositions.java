package orrery.node.tensor;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The two products of attention, over an array in which the positions lie innermost: element {@code i} of position
 * {@code t} is {@code rows[at + i * stride + t]}.
 */
final class AlongPositions {
    private static final int LANES = Dot.LANES;
    private static final int BLOCK = 4 * LANES; // positions whose scores stay in registers

    private AlongPositions() {}

    /** {@code scores[t]} = the sum over i of {@code (query[i] * scale) * element i of position t}, in the order of i. */
    static void score(
            float[] query, int queryAt, int dim, float scale, float[] rows, int at, int stride, float[] scores) {
        var scaled = new float[dim];
        for (int i = 0; i < dim; i++) {
            scaled[i] = query[queryAt + i] * scale;
        }
        if (Dot.WIDE) {
            wideScores(scaled, rows, at, stride, scores);
        } else {
            plainScores(scaled, rows, at, stride, scores);
        }
    }

    /** {@code blended[blendedAt + i]} = the {@link Dot} of the weights and of element i of all positions. */
    static void blend(float[] weights, float[] rows, int at, int stride, int dim, float[] blended, int blendedAt) {
        int i = 0;
        if (Dot.WIDE) {
            var sums = new float[WideFold.VECTORS * LANES];
            for (; i <= dim - WideFold.VECTORS; i += WideFold.VECTORS) {
                for (int n = 0; n < WideFold.VECTORS; n += 4) {
                    fourElements(weights, rows, at + (i + n) * stride, stride, sums, n * LANES);
                }
                WideFold.sixteen(sums, blended, blendedAt + i);
            }
        }
        for (; i < dim; i++) {
            blended[blendedAt + i] = Dot.of(weights, 0, rows, at + i * stride, weights.length);
        }
    }

    static void plainScores(float[] query, float[] rows, int at, int stride, float[] scores) {
        Arrays.fill(scores, 0f);
        for (int i = 0; i < query.length; i++) {
            addScaled(query[i], rows, at + i * stride, scores);
        }
    }

    private static void addScaled(float factor, float[] row, int at, float[] sums) {
        for (int t = 0; t < sums.length; t++) {
            sums[t] = Math.fma(factor, row[at + t], sums[t]);
        }
    }

    static void wideScores(float[] query, float[] rows, int at, int stride, float[] scores) {
        int t = 0;
        for (; t <= scores.length - BLOCK; t += BLOCK) {
            scoreBlock(query, rows, at + t, stride, scores, t);
        }
        for (; t < scores.length; t += LANES) {
            scoreFew(query, rows, at + t, stride, scores, t);
        }
    }

    private static void scoreBlock(float[] query, float[] rows, int at, int stride, float[] scores, int t) {
        var sums0 = FloatVector.zero(Dot.SPECIES);
        var sums1 = sums0;
        var sums2 = sums0;
        var sums3 = sums0;
        for (int i = 0; i < query.length; i++) {
            var factor = FloatVector.broadcast(Dot.SPECIES, query[i]);
            int row = at + i * stride;
            sums0 = factor.fma(FloatVector.fromArray(Dot.SPECIES, rows, row), sums0);
            sums1 = factor.fma(FloatVector.fromArray(Dot.SPECIES, rows, row + LANES), sums1);
            sums2 = factor.fma(FloatVector.fromArray(Dot.SPECIES, rows, row + 2 * LANES), sums2);
            sums3 = factor.fma(FloatVector.fromArray(Dot.SPECIES, rows, row + 3 * LANES), sums3);
        }
        sums0.intoArray(scores, t);
        sums1.intoArray(scores, t + LANES);
        sums2.intoArray(scores, t + 2 * LANES);
        sums3.intoArray(scores, t + 3 * LANES);
    }

    private static void scoreFew(float[] query, float[] rows, int at, int stride, float[] scores, int t) {
        var present = Dot.SPECIES.indexInRange(t, scores.length);
        var sums = FloatVector.zero(Dot.SPECIES);
        for (int i = 0; i < query.length; i++) {
            sums = FloatVector.broadcast(Dot.SPECIES, query[i])
                    .fma(FloatVector.fromArray(Dot.SPECIES, rows, at + i * stride, present), sums);
        }
        sums.intoArray(scores, t, present);
    }

    /** Partial sums of four elements: each load of a weight is used four times. */
    private static void fourElements(float[] weights, float[] rows, int at, int stride, float[] sums, int sumsAt) {
        var sums0 = FloatVector.zero(Dot.SPECIES);
        var sums1 = sums0;
        var sums2 = sums0;
        var sums3 = sums0;
        int t = 0;
        for (; t <= weights.length - LANES; t += LANES) {
            var weight = FloatVector.fromArray(Dot.SPECIES, weights, t);
            sums0 = weight.fma(FloatVector.fromArray(Dot.SPECIES, rows, at + t), sums0);
            sums1 = weight.fma(FloatVector.fromArray(Dot.SPECIES, rows, at + stride + t), sums1);
            sums2 = weight.fma(FloatVector.fromArray(Dot.SPECIES, rows, at + 2 * stride + t), sums2);
            sums3 = weight.fma(FloatVector.fromArray(Dot.SPECIES, rows, at + 3 * stride + t), sums3);
        }
        if (t < weights.length) {
            var present = Dot.SPECIES.indexInRange(t, weights.length);
            var weight = FloatVector.fromArray(Dot.SPECIES, weights, t, present);
            sums0 = weight.fma(FloatVector.fromArray(Dot.SPECIES, rows, at + t, present), sums0);
            sums1 = weight.fma(FloatVector.fromArray(Dot.SPECIES, rows, at + stride + t, present), sums1);
            sums2 = weight.fma(FloatVector.fromArray(Dot.SPECIES, rows, at + 2 * stride + t, present), sums2);
            sums3 = weight.fma(FloatVector.fromArray(Dot.SPECIES, rows, at + 3 * stride + t, present), sums3);
        }
        sums0.intoArray(sums, sumsAt);
        sums1.intoArray(sums, sumsAt + LANES);
        sums2.intoArray(sums, sumsAt + 2 * LANES);
        sums3.intoArray(sums, sumsAt + 3 * LANES);
    }
}
