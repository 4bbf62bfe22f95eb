package orrery.node.sharding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.node.model.LlamaConfig;
import orrery.node.model.LlamaLayer;
import orrery.node.tensor.Activations;
import orrery.node.tensor.Attention;
import orrery.node.tensor.KeyValueCache;
import orrery.node.tensor.Matrix;
import orrery.node.tensor.MatrixProduct;
import orrery.node.tensor.RotaryEmbedding;
import orrery.protocol.payload.Step;

/** What one rank computes with its shard, and the KV cache of its heads for every sequence. */
public final class ShardCompute {
    private final Shard shard;
    private final LlamaConfig config;
    private final RotaryEmbedding rotary;
    private final Map<Integer, List<KeyValueCache>> caches = new HashMap<>();

    /**
     * @param rotary table for the model's positions; ranks share one
     */
    public ShardCompute(Shard shard, RotaryEmbedding rotary) {
        this.shard = shard;
        this.config = shard.sharding().config();
        this.rotary = rotary;
    }

    /** Drops the caches of sequences that are finished. */
    public void forget(List<Integer> sequences) {
        sequences.forEach(caches::remove);
    }

    /** This rank's part of the embeddings, zero for tokens of other ranks; (rows, hidden). */
    public float[] embed(Step step) {
        var partial = new float[step.rows() * config.hiddenSize()];
        var firstToken = shard.sharding().firstToken(shard.rank());
        var row = 0;
        for (var slice : step.slices()) {
            for (var token : slice.tokens()) {
                var local = token - firstToken;
                if (local >= 0 && local < shard.embedding().rows()) {
                    shard.embedding().copyRow(local, partial, row * config.hiddenSize());
                }
                row++;
            }
        }
        return partial;
    }

    /** Attention over this rank's heads; its part of the output projection, (rows, hidden). */
    public float[] attend(int number, Step step, float[] x) {
        var layer = shard.layers().get(number);
        var rows = step.rows();
        var normed = norm(x, rows, layer.attentionNorm());
        var query = product(layer.query(), normed, rows);
        var key = product(layer.key(), normed, rows);
        var value = product(layer.value(), normed, rows);
        var mixed = new float[query.length];
        var row = 0;
        for (var slice : step.slices()) {
            var cache = cache(slice.sequence()).get(number);
            for (var i = 0; i < slice.tokens().length; i++) {
                attendRow(row++, slice.position() + i, cache, query, key, value, mixed);
            }
        }
        return product(layer.output(), mixed, rows);
    }

    private void attendRow(
            int row, int position, KeyValueCache cache, float[] query, float[] key, float[] value, float[] mixed) {
        var heads = shard.keyValueHeadOf().length;
        var queryAt = row * heads * config.headDim();
        var keyAt = row * shard.keyValueHeads() * config.headDim();
        rotary.rotate(query, queryAt, heads, position);
        rotary.rotate(key, keyAt, shard.keyValueHeads(), position);
        cache.append(key, keyAt, value, keyAt);
        Attention.attend(query, queryAt, shard.keyValueHeadOf(), cache, position + 1, mixed, queryAt);
    }

    private List<KeyValueCache> cache(int sequence) {
        return caches.computeIfAbsent(
                sequence,
                _ -> IntStream.range(0, config.layers())
                        .mapToObj(
                                _ -> new KeyValueCache(shard.keyValueHeads(), config.headDim(), config.maxPositions()))
                        .toList());
    }

    /** The MLP over this rank's slice of its width; its part of the down projection, (rows, hidden). */
    public float[] transform(int number, int rows, float[] x) {
        LlamaLayer layer = shard.layers().get(number);
        var normed = norm(x, rows, layer.mlpNorm());
        var gate = product(layer.gate(), normed, rows);
        Activations.swiGlu(gate, product(layer.up(), normed, rows), gate.length);
        return product(layer.down(), gate, rows);
    }

    /** Logits of this rank's slice of the vocabulary after the last token of each sequence; (sequences, vocabulary / ranks). */
    public float[] score(Step step, float[] x) {
        var hidden = config.hiddenSize();
        var last = new float[step.slices().size() * hidden];
        var row = -1;
        var sequence = 0;
        for (var slice : step.slices()) {
            row += slice.tokens().length;
            System.arraycopy(x, row * hidden, last, sequence++ * hidden, hidden);
        }
        var normed = norm(last, sequence, shard.finalNorm());
        return product(shard.head(), normed, sequence);
    }

    private float[] norm(float[] x, int rows, float[] weight) {
        var y = new float[rows * weight.length];
        Activations.rmsNorm(x, rows, weight, config.rmsNormEpsilon(), y);
        return y;
    }

    private static float[] product(Matrix matrix, float[] x, int rows) {
        var y = new float[rows * matrix.rows()];
        MatrixProduct.multiply(matrix, x, rows, y);
        return y;
    }
}
