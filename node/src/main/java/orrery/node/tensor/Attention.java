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
        if (length < 1 || length > cache.length()) {
            throw new IllegalArgumentException("a token cannot see " + length + " of " + cache.length() + " positions");
        }
        var weights = new float[length];
        for (int head = 0; head < keyValueHeadOf.length; head++) {
            int at = head * cache.headDim();
            score(query, queryAt + at, cache, keyValueHeadOf[head], weights);
            float sum = exponentiate(weights);
            blend(weights, sum, cache, keyValueHeadOf[head], out, outAt + at);
        }
    }

    /** Each score is a sum over the elements of a head, in their order. */
    private static void score(float[] query, int queryAt, KeyValueCache cache, int head, float[] scores) {
        Arrays.fill(scores, 0f);
        float scale = 1f / (float) Math.sqrt(cache.headDim());
        for (int i = 0; i < cache.headDim(); i++) {
            addScaled(query[queryAt + i] * scale, cache.keys(), cache.rowOf(head, i), scores);
        }
    }

    private static void addScaled(float factor, float[] row, int at, float[] sums) {
        for (int t = 0; t < sums.length; t++) {
            sums[t] = Math.fma(factor, row[at + t], sums[t]);
        }
    }

    /** Replaces scores by e^(score - best), so that nothing overflows; returns their sum. */
    private static float exponentiate(float[] scores) {
        float best = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            best = Math.max(best, score);
        }
        Exponential.replace(scores, scores.length, best);
        return Dot.sum(scores, 0, scores.length);
    }

    private static void blend(float[] weights, float sum, KeyValueCache cache, int head, float[] out, int outAt) {
        for (int i = 0; i < cache.headDim(); i++) {
            out[outAt + i] = Dot.of(weights, 0, cache.values(), cache.rowOf(head, i), weights.length) / sum;
        }
    }
}
