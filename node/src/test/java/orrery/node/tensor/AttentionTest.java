package orrery.node.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private static final int HEADS = 6;
    private static final int KEY_VALUE_HEADS = 2;
    private static final int HEAD_DIM = 8;
    private static final int[] GROUPS = {0, 0, 0, 1, 1, 1};

    private final float[] tokens = Weights.activations(40 * KEY_VALUE_HEADS * HEAD_DIM, Weights.random(1));
    private final float[] query = Weights.activations(HEADS * HEAD_DIM, Weights.random(2));

    @Test
    void weighsValuesBySoftmaxOfTheScores() {
        var cache = cache(40, KEY_VALUE_HEADS);
        var out = new float[HEADS * HEAD_DIM];
        for (int length : new int[] {1, 2, 15, 16, 17, 40}) {
            Attention.attend(query, 0, GROUPS, cache, length, out, 0);
            for (int head = 0; head < HEADS; head++) {
                var exact = exact(head, length);
                for (int i = 0; i < HEAD_DIM; i++) {
                    assertEquals(exact[i], out[head * HEAD_DIM + i], 2e-3 * Math.max(1, Math.abs(exact[i])));
                }
            }
        }
    }

    @Test
    void givesAHeadTheSameBitsInAnySubsetOfHeads() {
        var cache = cache(33, KEY_VALUE_HEADS);
        var all = new float[HEADS * HEAD_DIM];
        Attention.attend(query, 0, GROUPS, cache, 33, all, 0);
        for (int head = 0; head < HEADS; head++) {
            var alone = new float[HEAD_DIM + 1];
            Attention.attend(query, head * HEAD_DIM, new int[] {GROUPS[head]}, cache, 33, alone, 1);
            assertArrayEquals(
                    Arrays.copyOfRange(all, head * HEAD_DIM, (head + 1) * HEAD_DIM),
                    Arrays.copyOfRange(alone, 1, HEAD_DIM + 1),
                    0f);
        }
    }

    /** Positions beside the block of a vector register and beside a vector; more elements of a head than sixteen. */
    @Test
    void givesTheSameBitsWithAndWithoutVectors() {
        assumeTrue(Dot.WIDE, "this machine has no 512-bit vectors: there is only one way to compute");
        for (int dim : new int[] {1, 4, 15, 16, 33, 64}) {
            for (int length : new int[] {1, 15, 16, 17, 63, 64, 65, 200}) {
                compare(dim, length, length + dim % 3);
            }
        }
    }

    private static void compare(int dim, int length, int stride) {
        var random = Weights.random(31L * dim + length);
        var rows = Weights.activations(5 + dim * stride, random);
        var x = Weights.activations(dim, random);
        var plain = new float[length];
        var wide = new float[length];
        AlongPositions.plainScores(x, rows, 5, stride, plain);
        AlongPositions.wideScores(x, rows, 5, stride, wide);
        assertArrayEquals(plain, wide, 0f);
        var blended = new float[3 + dim];
        AlongPositions.blend(plain, rows, 5, stride, dim, blended, 3);
        for (int i = 0; i < dim; i++) {
            assertEquals(Dot.plain(plain, 0, rows, 5 + i * stride, length), blended[3 + i], 0f);
        }
    }

    /** Long enough for several cores, where there are several. */
    @Test
    void givesAHeadTheSameBitsBesideManyOthers() {
        int dim = 64;
        int length = 700;
        var random = Weights.random(3);
        var cache = new KeyValueCache(2, dim, length);
        for (int position = 0; position < length; position++) {
            cache.append(Weights.activations(2 * dim, random), 0, Weights.activations(2 * dim, random), 0);
        }
        var groups = new int[32];
        Arrays.fill(groups, 16, 32, 1);
        var queries = Weights.activations(groups.length * dim, random);
        var all = new float[queries.length];
        Attention.attend(queries, 0, groups, cache, length, all, 0);
        for (int head = 0; head < groups.length; head++) {
            var alone = new float[dim];
            Attention.attend(queries, head * dim, new int[] {groups[head]}, cache, length, alone, 0);
            assertArrayEquals(Arrays.copyOfRange(all, head * dim, (head + 1) * dim), alone, 0f);
        }
    }

    @Test
    void returnsWhatWasAppendedAndNoMoreThanItHolds() {
        var cache = cache(40, KEY_VALUE_HEADS);
        int row = KEY_VALUE_HEADS * HEAD_DIM;
        var key = new float[row];
        var value = new float[row];
        for (int position = 0; position < 40; position++) {
            cache.copyPosition(position, key, 0, value, 0);
            assertArrayEquals(Arrays.copyOfRange(tokens, position * row, (position + 1) * row), key, 0f);
            assertArrayEquals(key, value, 0f);
        }
        assertThrows(IllegalStateException.class, () -> cache.append(key, 0, value, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Attention.attend(query, 0, GROUPS, cache, 41, new float[HEADS * HEAD_DIM], 0));
    }

    @Test
    void turnsAHeadByItsPositionAndKeepsItsLength() {
        var rotary = new RotaryEmbedding(RotaryEmbedding.frequencies(10_000, 4), 100);
        float[] x = {1f, 2f, 3f, 4f};
        rotary.rotate(x, 0, 1, 0);
        assertArrayEquals(new float[] {1f, 2f, 3f, 4f}, x, 0f);
        rotary.rotate(x, 0, 1, 7);
        assertEquals(Math.cos(7) - 3 * Math.sin(7), x[0], 1e-6);
        assertEquals(3 * Math.cos(7) + Math.sin(7), x[2], 1e-6);
        assertEquals(2 * Math.cos(0.07) - 4 * Math.sin(0.07), x[1], 1e-6);
        assertEquals(30, Dot.of(x, 0, x, 0, 4), 1e-5);
    }

    private KeyValueCache cache(int positions, int heads) {
        var cache = new KeyValueCache(heads, HEAD_DIM, positions);
        for (int position = 0; position < positions; position++) {
            cache.append(tokens, position * heads * HEAD_DIM, tokens, position * heads * HEAD_DIM);
        }
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
