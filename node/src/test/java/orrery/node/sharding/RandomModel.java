package orrery.node.sharding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import orrery.node.model.LlamaConfig;
import orrery.node.model.LlamaLayer;
import orrery.node.model.LlamaWeights;
import orrery.node.tensor.Matrix;

/** Small models of any shape with seeded weights. */
public final class RandomModel {
    private RandomModel() {}

    /** Two layers; heads of 4 elements, hidden size 4 a head, MLP width and vocabulary 8 a head. */
    public static LlamaWeights of(int heads, int keyValueHeads, long seed) {
        return of(config(heads, keyValueHeads, 4 * heads, 8 * heads), seed);
    }

    static LlamaConfig config(int heads, int keyValueHeads, int hidden, int width) {
        return new LlamaConfig(
                hidden,
                width,
                2,
                heads,
                keyValueHeads,
                4,
                1e-5f,
                10_000,
                Optional.empty(),
                width,
                64,
                false,
                OptionalInt.empty(),
                List.of());
    }

    static LlamaWeights of(LlamaConfig config, long seed) {
        var random = new Random(seed);
        var hidden = config.hiddenSize();
        var layers = Stream.generate(() -> layer(config, random))
                .limit(config.layers())
                .toList();
        return new LlamaWeights(
                config,
                matrix(config.vocabularySize(), hidden, random),
                layers,
                vector(hidden, random),
                matrix(config.vocabularySize(), hidden, random));
    }

    private static LlamaLayer layer(LlamaConfig config, Random random) {
        var hidden = config.hiddenSize();
        return new LlamaLayer(
                vector(hidden, random),
                matrix(config.queryWidth(), hidden, random),
                matrix(config.keyValueWidth(), hidden, random),
                matrix(config.keyValueWidth(), hidden, random),
                matrix(hidden, config.queryWidth(), random),
                vector(hidden, random),
                matrix(config.intermediateSize(), hidden, random),
                matrix(config.intermediateSize(), hidden, random),
                matrix(hidden, config.intermediateSize(), random));
    }

    private static Matrix matrix(int rows, int columns, Random random) {
        return Matrix.copyOf(vector(rows * columns, random), rows, columns);
    }

    static float[] vector(int length, Random random) {
        var values = new float[length];
        for (var i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian() / 2;
        }
        return values;
    }
}
