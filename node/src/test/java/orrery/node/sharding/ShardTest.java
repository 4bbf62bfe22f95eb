package orrery.node.sharding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.node.model.EmbeddedModel;
import orrery.node.model.LlamaLayer;
import orrery.node.model.LlamaWeights;
import orrery.node.model.ModelFolder;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.tensor.Matrix;

class ShardTest {
    private static final LlamaWeights TINY =
            ModelFolder.open(EmbeddedModel.folder("orrery-tiny")).llamaWeights(); // 72 heads, 8 KV heads

    @Test
    void shardsSideBySideAreTheWholeModel() {
        for (var ranks : Sharding.degrees(TINY.config())) {
            var shards = shards(TINY, ranks);
            assertEqualRows(TINY.embedding(), pieces(shards, Shard::embedding), ranks);
            assertEqualRows(TINY.head(), pieces(shards, Shard::head), ranks);
            for (var layer = 0; layer < TINY.config().layers(); layer++) {
                var number = layer;
                var whole = TINY.layers().get(layer);
                assertEqualRows(whole.query(), pieces(shards, number, LlamaLayer::query), ranks);
                assertEqualRows(whole.gate(), pieces(shards, number, LlamaLayer::gate), ranks);
                assertEqualRows(whole.up(), pieces(shards, number, LlamaLayer::up), ranks);
                assertEqualColumns(whole.output(), pieces(shards, number, LlamaLayer::output), ranks);
                assertEqualColumns(whole.down(), pieces(shards, number, LlamaLayer::down), ranks);
            }
        }
    }

    /** Above 8 ranks KV heads are replicated; at 9 a rank's 8 heads straddle groups of 9. */
    @Test
    void everyQueryHeadFindsItsOwnKeyValueHeadInItsShard() {
        var config = TINY.config();
        var headDim = config.headDim();
        for (var ranks : Sharding.degrees(config)) {
            for (var shard : shards(TINY, ranks)) {
                var layer = shard.layers().getFirst();
                assertEquals(shard.keyValueHeads() * headDim, layer.key().rows(), "TP " + ranks);
                for (var head = 0; head < shard.keyValueHeadOf().length; head++) {
                    var here = shard.keyValueHeadOf()[head];
                    var whole = config.keyValueHeadOf(shard.rank() * config.attentionHeads() / ranks + head);
                    var where = "TP " + ranks + ", rank " + shard.rank() + ", head " + head;
                    assertArrayEquals(
                            elements(TINY.layers().getFirst().key().rows(whole * headDim, (whole + 1) * headDim)),
                            elements(layer.key().rows(here * headDim, (here + 1) * headDim)),
                            where);
                    assertArrayEquals(
                            elements(TINY.layers().getFirst().value().rows(whole * headDim, (whole + 1) * headDim)),
                            elements(layer.value().rows(here * headDim, (here + 1) * headDim)),
                            where);
                }
            }
        }
    }

    @Test
    void ranksHoldOnlyTheKeyValueHeadsTheyRead() {
        assertEquals(List.of(1, 1, 1, 1, 1, 1, 1, 1), keyValueHeads(8));
        assertEquals(List.of(1, 2, 2, 2, 2, 2, 2, 2, 1), keyValueHeads(9));
        assertEquals(IntStream.range(0, 72).mapToObj(_ -> 1).toList(), keyValueHeads(72));
    }

    private static List<Integer> keyValueHeads(int ranks) {
        return shards(TINY, ranks).stream().map(Shard::keyValueHeads).toList();
    }

    @Test
    void namesEveryDegreeThatDivides() {
        assertEquals(List.of(1, 2, 3, 4, 6, 8, 9, 12, 18, 24, 36, 72), Sharding.degrees(TINY.config()));
        assertEquals(List.of(1, 5), Sharding.degrees(RandomModel.config(5, 1, 20, 40)));
    }

    @Test
    void refusesADegreeThatDoesNotDivide() {
        for (var ranks : new int[] {-1, 0, 5, 16, 144}) {
            var problem = assertThrows(ScenarioProblem.class, () -> new Sharding(TINY.config(), ranks));
            assertEquals(
                    "plan.tensor_parallel: found " + ranks
                            + ", allowed: a degree that divides 72 heads, an MLP width of"
                            + " 1152 and a vocabulary of 576; one of [1, 2, 3, 4, 6, 8, 9, 12, 18, 24, 36, 72]",
                    problem.getMessage());
        }
    }

    private static List<Shard> shards(LlamaWeights weights, int ranks) {
        var sharding = new Sharding(weights.config(), ranks);
        return IntStream.range(0, ranks)
                .mapToObj(rank -> Shard.of(weights, sharding, rank))
                .toList();
    }

    private static List<Matrix> pieces(List<Shard> shards, Function<Shard, Matrix> piece) {
        return shards.stream().map(piece).toList();
    }

    private static List<Matrix> pieces(List<Shard> shards, int layer, Function<LlamaLayer, Matrix> piece) {
        return pieces(shards, shard -> piece.apply(shard.layers().get(layer)));
    }

    private static void assertEqualRows(Matrix whole, List<Matrix> pieces, int ranks) {
        var from = 0;
        for (var piece : pieces) {
            assertArrayEquals(elements(whole.rows(from, from + piece.rows())), elements(piece), "TP " + ranks);
            from += piece.rows();
        }
        assertEquals(whole.rows(), from, "TP " + ranks);
    }

    private static void assertEqualColumns(Matrix whole, List<Matrix> pieces, int ranks) {
        var from = 0;
        for (var piece : pieces) {
            assertArrayEquals(elements(whole.columns(from, from + piece.columns())), elements(piece), "TP " + ranks);
            from += piece.columns();
        }
        assertEquals(whole.columns(), from, "TP " + ranks);
    }

    private static float[] elements(Matrix matrix) {
        var elements = new float[matrix.rows() * matrix.columns()];
        for (var row = 0; row < matrix.rows(); row++) {
            matrix.copyRow(row, elements, row * matrix.columns());
        }
        return elements;
    }
}
