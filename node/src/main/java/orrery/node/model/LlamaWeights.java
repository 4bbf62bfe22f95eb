package orrery.node.model;

import java.util.List;
import java.util.stream.IntStream;
import orrery.node.checkpoint.Checkpoint;
import orrery.node.tensor.Matrix;

/**
 * All weights of a model of the Llama family, as views of its mapped files.
 *
 * @param embedding (vocabulary, hidden)
 * @param layers in order
 * @param finalNorm (hidden)
 * @param head (vocabulary, hidden); the embedding itself where the two are tied
 */
public record LlamaWeights(
        LlamaConfig config, Matrix embedding, List<LlamaLayer> layers, float[] finalNorm, Matrix head) {

    /** Checks that every tensor of {@code files} has the shape that {@code config} says. */
    public static LlamaWeights of(Checkpoint files, LlamaConfig config) {
        var embedding = table(config, files, "model.embed_tokens.weight");
        return new LlamaWeights(
                config,
                embedding,
                IntStream.range(0, config.layers())
                        .mapToObj(number -> LlamaLayer.read(config, files, number))
                        .toList(),
                files.vector("model.norm.weight", config.hiddenSize()),
                config.tiedEmbeddings() ? embedding : table(config, files, "lm_head.weight"));
    }

    private static Matrix table(LlamaConfig config, Checkpoint files, String name) {
        return files.matrix(name, config.vocabularySize(), config.hiddenSize());
    }
}
