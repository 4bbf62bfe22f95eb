package orrery.node.emulation;

import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.node.model.LlamaLayer;
import orrery.node.model.LlamaWeights;
import orrery.node.scenario.Load;
import orrery.node.scenario.Plan;
import orrery.node.sharding.Shard;
import orrery.node.sharding.Sharding;
import orrery.node.tensor.Matrix;

/**
 * HBM that a GPU needs.
 *
 * @param weights bytes of the matrices of one shard
 * @param cache bytes of keys and values when as many sequences run as may, each at its full length
 */
record MemoryNeed(long weights, long cache) {

    /**
     * Of the rank that holds most: ranks differ in their KV heads where the cut straddles the heads' groups.
     *
     * @param longest tokens of the longest sequence, prompt and new ones
     */
    static MemoryNeed of(LlamaWeights weights, Sharding sharding, Load load, Plan plan, long longest) {
        var fullest = IntStream.range(0, sharding.ranks())
                .boxed()
                .max(Comparator.comparingInt(sharding::keyValueHeads))
                .orElseThrow();
        var shard = Shard.of(weights, sharding, fullest);
        var config = weights.config();
        var sequences = Math.min(load.batchTokens(), Math.ceilDiv(load.prompts().size(), plan.replicas()));
        var perToken = 2L * Float.BYTES * config.layers() * shard.keyValueHeads() * config.headDim();
        return new MemoryNeed(bytes(shard, config.tiedEmbeddings()), Math.multiplyExact(sequences * longest, perToken));
    }

    long total() {
        return Math.addExact(weights, cache);
    }

    private static long bytes(Shard shard, boolean tied) {
        var layers = shard.layers().stream().mapToLong(MemoryNeed::bytes).sum();
        return layers + shard.embedding().bytes() + (tied ? 0 : shard.head().bytes());
    }

    private static long bytes(LlamaLayer layer) {
        return Stream.of(
                        layer.query(),
                        layer.key(),
                        layer.value(),
                        layer.output(),
                        layer.gate(),
                        layer.up(),
                        layer.down())
                .mapToLong(Matrix::bytes)
                .sum();
    }
}
