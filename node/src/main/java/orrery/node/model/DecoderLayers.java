package orrery.node.model;

import java.util.stream.IntStream;
import orrery.node.tensor.Activations;
import orrery.node.tensor.Attention;
import orrery.node.tensor.KeyValueCache;
import orrery.node.tensor.Matrix;
import orrery.node.tensor.MatrixProduct;
import orrery.node.tensor.RotaryEmbedding;

/** The decoder layers of a model, one after the other, whole. */
final class DecoderLayers {
    private final LlamaWeights weights;
    private final LlamaConfig config;
    private final RotaryEmbedding rotary;
    private final int[] keyValueHeadOf; // (attentionHeads)

    DecoderLayers(LlamaWeights weights) {
        this.weights = weights;
        config = weights.config();
        rotary = config.rotaryEmbedding(config.maxPositions());
        keyValueHeadOf = IntStream.range(0, config.attentionHeads())
                .map(config::keyValueHeadOf)
                .toArray();
    }

    /** Replaces {@code x}, (tokens, hidden), by what all layers make of it; the sequence grows by the tokens. */
    void run(float[] x, int tokens, Sequence sequence) {
        for (int number = 0; number < config.layers(); number++) {
            var layer = weights.layers().get(number);
            attend(layer, x, tokens, sequence.cache(number));
            transform(layer, x, tokens);
        }
    }

    private void attend(LlamaLayer layer, float[] x, int tokens, KeyValueCache cache) {
        var normed = norm(x, tokens, layer.attentionNorm());
        var query = product(layer.query(), normed, tokens);
        var key = product(layer.key(), normed, tokens);
        var value = product(layer.value(), normed, tokens);
        var mixed = new float[query.length];
        for (int token = 0; token < tokens; token++) {
            int queryAt = token * config.queryWidth();
            int keyAt = token * config.keyValueWidth();
            int position = cache.length();
            rotary.rotate(query, queryAt, config.attentionHeads(), position);
            rotary.rotate(key, keyAt, config.keyValueHeads(), position);
            cache.append(key, keyAt, value, keyAt);
            Attention.attend(query, queryAt, keyValueHeadOf, cache, position + 1, mixed, queryAt);
        }
        Activations.add(x, product(layer.output(), mixed, tokens), x.length);
    }

    private void transform(LlamaLayer layer, float[] x, int tokens) {
        var normed = norm(x, tokens, layer.mlpNorm());
        var gate = product(layer.gate(), normed, tokens);
        Activations.swiGlu(gate, product(layer.up(), normed, tokens), gate.length);
        Activations.add(x, product(layer.down(), gate, tokens), x.length);
    }

    private float[] norm(float[] x, int tokens, float[] weight) {
        var y = new float[x.length];
        Activations.rmsNorm(x, tokens, weight, config.rmsNormEpsilon(), y);
        return y;
    }

    private static float[] product(Matrix matrix, float[] x, int tokens) {
        var y = new float[tokens * matrix.rows()];
        MatrixProduct.multiply(matrix, x, tokens, y);
        return y;
    }
}
