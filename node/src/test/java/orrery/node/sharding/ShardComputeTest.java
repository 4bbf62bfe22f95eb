package orrery.node.sharding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.node.model.LlamaWeights;
import orrery.node.tensor.Sums;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;

/** What ranks compute, put together in rank order, is what one rank computes alone. */
class ShardComputeTest {
    private static final Step PREFILL = new Step(
            0, 0, List.of(new Slice(4, 0, new int[] {3, 1, 4, 1, 5}), new Slice(9, 0, new int[] {7, 2})), List.of());
    private static final Step DECODE =
            new Step(0, 1, List.of(new Slice(4, 5, new int[] {6}), new Slice(9, 2, new int[] {11})), List.of());

    /** One, some and all heads a rank; KV heads shared by ranks, and groups that a cut straddles (6 heads, 4 and 9). */
    @ParameterizedTest
    @CsvSource({"6,2,1", "6,2,2", "6,2,3", "6,2,6", "6,3,2", "12,4,3", "12,4,12", "12,3,12", "18,2,6", "72,8,9"})
    void partialResultsAddUpToTheWhole(int heads, int keyValueHeads, int ranks) {
        var weights = RandomModel.of(heads, keyValueHeads, 1912);
        var alone = computes(weights, 1);
        var together = computes(weights, ranks);
        for (var step : List.of(PREFILL, DECODE)) {
            var x = RandomModel.vector(step.rows() * weights.config().hiddenSize(), new Random(7));
            assertArrayEquals(add(alone, one -> one.embed(step)), add(together, one -> one.embed(step)));
            for (var layer = 0; layer < weights.config().layers(); layer++) {
                var number = layer;
                assertClose(
                        add(alone, one -> one.attend(number, step, x)),
                        add(together, one -> one.attend(number, step, x)));
                assertClose(
                        add(alone, one -> one.transform(number, step.rows(), x)),
                        add(together, one -> one.transform(number, step.rows(), x)));
            }
            assertArrayEquals(alone.getFirst().score(step, x), sideBySide(together, step, x));
        }
    }

    @ParameterizedTest
    @CsvSource({"6,2,1", "6,2,3"})
    void aForgottenSequenceBeginsAnew(int heads, int keyValueHeads, int ranks) {
        var compute = computes(RandomModel.of(heads, keyValueHeads, 7), ranks).getLast();
        var x = RandomModel.vector(PREFILL.rows() * 4 * heads, new Random(7));
        var first = compute.attend(0, PREFILL, x);

        compute.forget(List.of(4, 9));

        assertArrayEquals(first, compute.attend(0, PREFILL, x));
    }

    private static List<ShardCompute> computes(LlamaWeights weights, int ranks) {
        var sharding = new Sharding(weights.config(), ranks);
        var rotary = weights.config().rotaryEmbedding(weights.config().maxPositions());
        return IntStream.range(0, ranks)
                .mapToObj(rank -> new ShardCompute(Shard.of(weights, sharding, rank), rotary))
                .toList();
    }

    private static float[] add(List<ShardCompute> ranks, Function<ShardCompute, float[]> part) {
        return Sums.inOrder(ranks.stream().map(part).toList());
    }

    private static float[] sideBySide(List<ShardCompute> ranks, Step step, float[] x) {
        var parts = ranks.stream().map(rank -> rank.score(step, x)).toList();
        var rows = step.slices().size();
        var width = parts.getFirst().length / rows;
        var whole = new float[rows * width * parts.size()];
        for (var row = 0; row < rows; row++) {
            for (var rank = 0; rank < parts.size(); rank++) {
                System.arraycopy(parts.get(rank), row * width, whole, (row * parts.size() + rank) * width, width);
            }
        }
        return whole;
    }

    /** As far apart as another order of float32 additions may bring them, no more. */
    private static void assertClose(float[] expected, float[] found) {
        assertEquals(expected.length, found.length);
        var largest = 0f;
        for (var value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertArrayEquals(expected, found, 2e-6f * largest);
    }
}
