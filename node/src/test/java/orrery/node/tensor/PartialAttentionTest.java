package orrery.node.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartialAttentionTest {
    private static final int HEADS = 6;
    private static final int KEY_VALUE_HEADS = 2;
    private static final int HEAD_DIM = 8;
    private static final int[] GROUPS = {0, 0, 0, 1, 1, 1};

    private final float[] tokens = Weights.activations(40 * KEY_VALUE_HEADS * HEAD_DIM, Weights.random(1));
    private final float[] query = Weights.activations(HEADS * HEAD_DIM, Weights.random(2));

    @Test
    void weighsValuesBySoftmaxOfTheScores() {
        var cache = cache();
        for (int length : new int[] {1, 2, 15, 16, 17, 40}) {
            requireExact(attend(query, 0, GROUPS, cache, length), length);
        }
    }

    @Test
    void partsOfPositionsMakeTheWholeWhereverTheyAreCut() {
        var cache = cache();
        for (int cut : new int[] {0, 1, 15, 16, 17, 39, 40}) {
            var parts = List.of(part(query, 0, GROUPS, cache, 0, cut), part(query, 0, GROUPS, cache, cut, 40));
            requireExact(PartialAttention.merge(parts, 1, HEADS, HEAD_DIM, null, 0), 40);
        }
    }

    private void requireExact(float[] out, int length) {
        for (int head = 0; head < HEADS; head++) {
            var exact = exact(head, length);
            for (int i = 0; i < HEAD_DIM; i++) {
                assertEquals(exact[i], out[head * HEAD_DIM + i], 1e-5 * Math.max(1, Math.abs(exact[i])));
            }
        }
    }

    @Test
    void givesAHeadTheSameBitsInAnySubsetOfHeads() {
        var cache = cache();
        var all = attend(query, 0, GROUPS, cache, 33);
        for (int head = 0; head < HEADS; head++) {
            var alone = attend(query, head * HEAD_DIM, new int[] {GROUPS[head]}, cache, 33);
            assertArrayEquals(Arrays.copyOfRange(all, head * HEAD_DIM, (head + 1) * HEAD_DIM), alone, 0f);
        }
    }

    /** Long enough for several cores, where there are several. */
    @Test
    void givesAHeadTheSameBitsBesideManyOthers() {
        int dim = 64;
        int length = 700;
        var random = Weights.random(3);
        var cache = KeyValues.ofHeads(2, dim);
        for (int position = 0; position < length; position++) {
            cache.keys().append(Weights.activations(2 * dim, random), 0);
            cache.values().append(Weights.activations(2 * dim, random), 0);
        }
        var groups = new int[32];
        Arrays.fill(groups, 16, 32, 1);
        var queries = Weights.activations(groups.length * dim, random);
        var all = attend(queries, 0, groups, cache, length);
        for (int head = 0; head < groups.length; head++) {
            var alone = attend(queries, head * dim, new int[] {groups[head]}, cache, length);
            assertArrayEquals(Arrays.copyOfRange(all, head * dim, (head + 1) * dim), alone, 0f);
        }
    }

    private static float[] attend(float[] query, int queryAt, int[] headOf, KeyValues cache, int length) {
        var parts = List.of(part(query, queryAt, headOf, cache, 0, length));
        return PartialAttention.merge(parts, 1, headOf.length, cache.valueDim(), null, 0);
    }

    private static float[] part(float[] query, int queryAt, int[] headOf, KeyValues cache, int from, int to) {
        var part = new float[headOf.length * (cache.valueDim() + PartialAttention.EXTRA)];
        float scale = 1f / (float) Math.sqrt(cache.keyDim());
        PartialAttention.attend(query, queryAt, headOf, cache, from, to, scale, part, 0);
        return part;
    }

    private KeyValues cache() {
        var cache = KeyValues.ofHeads(KEY_VALUE_HEADS, HEAD_DIM);
        IntStream.range(0, 40)
                .map(position -> position * KEY_VALUE_HEADS * HEAD_DIM)
                .forEach(at -> {
                    cache.keys().append(tokens, at);
                    cache.values().append(tokens, at);
                });
        return cache;
    }

    private double[] exact(int head, int length) {
        var weights = new double[length];
        for (int t = 0; t < length; t++) {
            for (int i = 0; i < HEAD_DIM; i++) {
                weights[t] += query[head * HEAD_DIM + i] * (double) element(t, head, i) / Math.sqrt(HEAD_DIM);
            }
        }
        double best = Arrays.stream(weights).max().orElseThrow();
        double sum = Arrays.stream(weights).map(score -> Math.exp(score - best)).sum();
        var out = new double[HEAD_DIM];
        for (int i = 0; i < HEAD_DIM; i++) {
            for (int t = 0; t < length; t++) {
                out[i] += Math.exp(weights[t] - best) / sum * element(t, head, i);
            }
        }
        return out;
    }

    private float element(int position, int head, int i) {
        return tokens[(position * KEY_VALUE_HEADS + GROUPS[head]) * HEAD_DIM + i];
    }
}
