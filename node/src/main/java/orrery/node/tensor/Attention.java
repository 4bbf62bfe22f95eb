package orrery.node.tensor;

import java.util.Arrays;

/** Softmax attention of one token over a {@link KeyValueCache}, with grouped query heads. */
public final class Attention {
    private Attention() {}

    /**
     * {@code out[h] = sum over t of softmax(query[h] . key[t] / sqrt(headDim)) * value[t]} for t below {@code length}.
     *
     * <p>A head's result depends on that head alone, so any subset of heads may be on any device.
     *
     * @param query (keyValueHeadOf.length, headDim) from {@code queryAt}, rotated
     * @param keyValueHeadOf for each query head, the KV head of the cache that it reads
     * @param length positions that the token may see, its own included
     * @param out (keyValueHeadOf.length, headDim) from {@code outAt}
     */
    public static void attend(
            float[] query, int queryAt, int[] keyValueHeadOf, KeyValueCache cache, int length, float[] out, int outAt) {
        var weights = new float[length];
        for (int head = 0; head < keyValueHeadOf.length; head++) {
            int at = head * cache.headDim();
            int column = keyValueHeadOf[head] * cache.headDim();
            score(query, queryAt + at, cache, column, weights);
            float sum = exponentiate(weights);
            blend(weights, sum, cache, column, out, outAt + at);
        }
    }

    private static void score(float[] query, int queryAt, KeyValueCache cache, int column, float[] scores) {
        int headDim = cache.headDim();
        int row = cache.heads() * headDim;
        float root = (float) Math.sqrt(headDim);
        for (int t = 0; t < scores.length; t++) {
            scores[t] = Dot.of(query, queryAt, cache.keys(), t * row + column, headDim) / root;
        }
    }

    /** Replaces scores by e^(score - best), so that nothing overflows; returns their sum, added in order. */
    private static float exponentiate(float[] scores) {
        float best = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            best = Math.max(best, score);
        }
        float sum = 0f;
        for (int t = 0; t < scores.length; t++) {
            scores[t] = Exponential.of(scores[t] - best);
            sum += scores[t];
        }
        return sum;
    }

    private static void blend(float[] weights, float sum, KeyValueCache cache, int column, float[] out, int outAt) {
        int headDim = cache.headDim();
        int row = cache.heads() * headDim;
        Arrays.fill(out, outAt, outAt + headDim, 0f);
        for (int t = 0; t < weights.length; t++) {
            addScaled(weights[t] / sum, cache.values(), t * row + column, out, outAt, headDim);
        }
    }

    private static void addScaled(float factor, float[] values, int at, float[] out, int outAt, int count) {
        for (int i = 0; i < count; i++) {
            out[outAt + i] = Math.fma(factor, values[at + i], out[outAt + i]);
        }
    }
}
