package orrery.node.tensor;

import java.util.List;

/**
 * Softmax attention in two steps, so that the positions of a sequence may lie on several devices.
 *
 * <p>A part is (heads, valueDim + 2): for each head {@code sum over t of e^(score[t] - best) * value[t]}, then {@code best},
 * then {@code sum over t of e^(score[t] - best)}. Parts over different positions merge exactly (the online softmax of
 * Milakov and Gimelshein, 2018). A head's result depends on that head alone, so any subset of heads may be on any device.
 */
public final class PartialAttention {
    /** Elements of a part's head beyond the blend of values: the best score, and the sum. */
    public static final int EXTRA = 2;

    private PartialAttention() {}

    /**
     * The part of positions {@code from} (included) to {@code to} (excluded) of a cache; no position is a part too.
     *
     * @param query (headOf.length, keyDim) from {@code queryAt}, rotated
     * @param headOf for each query head, the head of the cache that it reads
     * @param scale of the scores
     * @param part (headOf.length, valueDim + 2) from {@code partAt}, overwritten
     */
    public static void attend(
            float[] query,
            int queryAt,
            int[] headOf,
            KeyValues cache,
            int from,
            int to,
            float scale,
            float[] part,
            int partAt) {
        int count = Math.max(0, to - from);
        long multiplications = (long) headOf.length * (cache.keyDim() + cache.valueDim()) * count;
        Cores.forWork(multiplications).share(headOf.length, head -> {
            var weights = new float[count];
            int at = partAt + head * (cache.valueDim() + EXTRA);
            score(query, queryAt + head * cache.keyDim(), headOf[head], cache, from, scale, weights);
            part[at + cache.valueDim()] = exponentiate(weights);
            part[at + cache.valueDim() + 1] = Dot.sum(weights, 0, count);
            blend(weights, headOf[head], cache, from, part, at);
        });
    }

    private static void score(
            float[] query, int queryAt, int head, KeyValues cache, int from, float scale, float[] scores) {
        var keys = cache.keys();
        int at = keys.rowOf(head * cache.keyDim()) + from;
        AlongPositions.score(query, queryAt, cache.keyDim(), scale, keys.values(), at, keys.rowOf(1), scores);
    }

    /** Replaces scores by e^(score - best), so that nothing overflows; returns the best. */
    private static float exponentiate(float[] scores) {
        float best = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            best = Math.max(best, score);
        }
        Exponential.replace(scores, scores.length, best);
        return best;
    }

    private static void blend(float[] weights, int head, KeyValues cache, int from, float[] part, int at) {
        var values = cache.values();
        int row = values.rowOf(head * cache.valueDim()) + from;
        AlongPositions.blend(weights, values.values(), row, values.rowOf(1), cache.valueDim(), part, at);
    }

    /**
     * What parts over all positions make together, in their order.
     *
     * @param parts each (rows, heads, dim + 2)
     * @param sinks (heads) from {@code sinksAt}, logits that take part in the softmax and give nothing; null where there are
     *     none
     * @return (rows, heads, dim)
     */
    public static float[] merge(List<float[]> parts, int rows, int heads, int dim, float[] sinks, int sinksAt) {
        var out = new float[rows * heads * dim];
        for (int n = 0; n < rows * heads; n++) {
            float sink = sinks == null ? Float.NEGATIVE_INFINITY : sinks[sinksAt + n % heads];
            merge(parts, n * (dim + EXTRA), dim, sink, out, n * dim);
        }
        return out;
    }

    private static void merge(List<float[]> parts, int at, int dim, float sink, float[] out, int outAt) {
        float best = sink;
        for (var part : parts) {
            best = Math.max(best, part[at + dim]);
        }
        float sum = sink == Float.NEGATIVE_INFINITY ? 0f : Exponential.of(sink - best);
        for (var part : parts) {
            float factor = Exponential.of(part[at + dim] - best);
            sum += part[at + dim + 1] * factor;
            for (int i = 0; i < dim; i++) {
                out[outAt + i] += part[at + i] * factor;
            }
        }
        for (int i = 0; i < dim; i++) {
            out[outAt + i] /= sum;
        }
    }
}
