package orrery.node.sharding;

import java.util.List;
import java.util.stream.IntStream;
import orrery.node.model.LlamaLayer;
import orrery.node.model.LlamaWeights;
import orrery.node.tensor.Matrix;

/**
 * The weights of one rank: views of the model's.
 *
 * @param embedding (vocabulary / ranks, hidden)
 * @param layers in order
 * @param finalNorm (hidden)
 * @param head (vocabulary / ranks, hidden)
 * @param keyValueHeadOf for each query head of the rank, the KV head of the rank that it reads
 */
public record Shard(
        Sharding sharding,
        int rank,
        Matrix embedding,
        List<LlamaLayer> layers,
        float[] finalNorm,
        Matrix head,
        int[] keyValueHeadOf) {

    public static Shard of(LlamaWeights weights, Sharding sharding, int rank) {
        var firstToken = sharding.firstToken(rank);
        var afterToken = firstToken + sharding.vocabularyPerRank();
        return new Shard(
                sharding,
                rank,
                weights.embedding().rows(firstToken, afterToken),
                weights.layers().stream()
                        .map(layer -> cut(layer, sharding, rank))
                        .toList(),
                weights.finalNorm(),
                weights.head().rows(firstToken, afterToken),
                keyValueHeads(sharding, rank));
    }

    private static int[] keyValueHeads(Sharding sharding, int rank) {
        return IntStream.range(0, sharding.headsPerRank())
                .map(head -> sharding.config().keyValueHeadOf(sharding.firstHead(rank) + head)
                        - sharding.firstKeyValueHead(rank))
                .toArray();
    }

    private static LlamaLayer cut(LlamaLayer layer, Sharding sharding, int rank) {
        var headDim = sharding.config().headDim();
        var queryFrom = sharding.firstHead(rank) * headDim;
        var queryTo = queryFrom + sharding.headsPerRank() * headDim;
        var keyFrom = sharding.firstKeyValueHead(rank) * headDim;
        var keyTo = keyFrom + sharding.keyValueHeads(rank) * headDim;
        var mlpFrom = rank * sharding.intermediatePerRank();
        var mlpTo = mlpFrom + sharding.intermediatePerRank();
        return new LlamaLayer(
                layer.attentionNorm(),
                layer.query().rows(queryFrom, queryTo),
                layer.key().rows(keyFrom, keyTo),
                layer.value().rows(keyFrom, keyTo),
                layer.output().columns(queryFrom, queryTo),
                layer.mlpNorm(),
                layer.gate().rows(mlpFrom, mlpTo),
                layer.up().rows(mlpFrom, mlpTo),
                layer.down().columns(mlpFrom, mlpTo));
    }

    /** KV heads that this rank holds. */
    public int keyValueHeads() {
        return sharding.keyValueHeads(rank);
    }
}
