package orrery.node.reference;

import orrery.node.tensor.Dot;
import orrery.node.tensor.Exponential;

/**
 * Softmax attention of one query head over one head's keys and values.
 *
 * @param keyDim elements of a query and a key
 * @param valueDim elements of a value
 * @param scale of the scores
 * @param window positions that a token sees, its own included; 0 is all
 */
record Softmax(int keyDim, int valueDim, float scale, int window) {

    /** A sink that is not there: e to its power is nothing beside the best score's 1. */
    static final float NO_SINK = Float.NEGATIVE_INFINITY;

    /** Elements from which on a vectorised dot product is the faster one. */
    private static final int LONG = 16;

    /**
     * What the newest of the seen tokens gets: values weighted by the softmax of its scores and the sink.
     *
     * @param query (keyDim) from {@code queryAt}
     * @param head of keys and values
     * @param sink a logit that takes part in the softmax and gives nothing
     * @param out (valueDim) from {@code outAt}
     */
    void blend(float[] query, int queryAt, SeenTokens seen, int head, float sink, float[] out, int outAt) {
        int first = window == 0 ? 0 : Math.max(0, seen.length() - window);
        var weights = new float[seen.length() - first];
        float best = sink;
        for (int i = 0; i < weights.length; i++) {
            int keyAt = (first + i) * seen.keyWidth() + head * keyDim;
            weights[i] = scale * dot(query, queryAt, seen.keys(), keyAt);
            best = Math.max(best, weights[i]);
        }
        float sum = Exponential.of(sink - best);
        Exponential.replace(weights, weights.length, best);
        for (float weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            addScaled(weights[i] / sum, seen.values(), (first + i) * seen.valueWidth() + head * valueDim, out, outAt);
        }
    }

    private float dot(float[] query, int queryAt, float[] keys, int keyAt) {
        if (keyDim >= LONG) {
            return Dot.of(query, queryAt, keys, keyAt, keyDim);
        }
        float sum = 0f;
        for (int i = 0; i < keyDim; i++) {
            sum = Math.fma(query[queryAt + i], keys[keyAt + i], sum);
        }
        return sum;
    }

    private void addScaled(float weight, float[] value, int valueAt, float[] out, int outAt) {
        for (int i = 0; i < valueDim; i++) {
            out[outAt + i] = Math.fma(weight, value[valueAt + i], out[outAt + i]);
        }
    }
}
