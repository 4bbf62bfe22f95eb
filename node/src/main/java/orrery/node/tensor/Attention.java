package orrery.node.tensor;

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
        long multiplications = 2L * keyValueHeadOf.length * cache.headDim() * length;
        Cores.forWork(multiplications).share(keyValueHeadOf.length, head -> {
            int at = head * cache.headDim();
            attend(query, queryAt + at, keyValueHeadOf[head], cache, length, out, outAt + at);
        });
    }

    private static void attend(
            float[] query, int queryAt, int head, KeyValueCache cache, int length, float[] out, int outAt) {
        var weights = new float[length];
        int dim = cache.headDim();
        float scale = 1f / (float) Math.sqrt(dim);
        int from = cache.rowOf(head, 0);
        int stride = cache.rowOf(head, 1) - from;
        AlongPositions.score(query, queryAt, dim, scale, cache.keys(), from, stride, weights);
        float sum = exponentiate(weights);
        AlongPositions.blend(weights, cache.values(), from, stride, dim, out, outAt);
        for (int i = 0; i < dim; i++) {
            out[outAt + i] /= sum;
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
}
