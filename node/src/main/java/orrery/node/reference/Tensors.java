package orrery.node.reference;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Part;
import orrery.node.architecture.Shape;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.model.ReformattedWeights;
import orrery.node.model.Weights;
import orrery.node.tensor.Activations;
import orrery.node.tensor.Matrix;
import orrery.node.tensor.MatrixProduct;

/** Whole tensors of a model, asked for once each, and what is done with them. Safe to use from several threads. */
final class Tensors {
    private record Key(Part part, int block, int expert) {}

    private final Weights weights;
    private final Formats formats;
    private final Map<Key, Matrix> matrices = new ConcurrentHashMap<>();
    private final Map<Key, float[]> vectors = new ConcurrentHashMap<>();

    Tensors(Weights weights, Formats formats) {
        this.weights = formats.keepsWeights() ? weights : new ReformattedWeights(weights, formats);
        this.formats = formats;
    }

    Formats formats() {
        return formats;
    }

    Architecture architecture() {
        return weights.architecture();
    }

    Matrix matrix(Part part, int block, int expert) {
        return matrices.computeIfAbsent(new Key(part, block, expert), key -> {
            var shape = Shape.of(architecture(), key.part, key.block);
            return weights.slice(key.part, key.block, key.expert, 0, shape.rows(), 0, shape.columns());
        });
    }

    float[] vector(Part part, int block, int expert) {
        return vectors.computeIfAbsent(
                new Key(part, block, expert), key -> weights.vector(key.part, key.block, key.expert));
    }

    /** (tokens, rows): each token of {@code x}, (tokens, columns), in the activations' format, times the matrix. */
    float[] product(Part part, int block, int expert, float[] x, int tokens) {
        var matrix = matrix(part, block, expert);
        var y = new float[Math.multiplyExact(tokens, matrix.rows())];
        MatrixProduct.multiply(matrix, rounded(x, tokens), tokens, y);
        return y;
    }

    private float[] rounded(float[] x, int tokens) {
        if (formats.activations() == NumberFormat.F32) {
            return x;
        }
        var rounded = x.clone();
        formats.activations().round(rounded, 0, tokens, x.length / tokens);
        return rounded;
    }

    float[] product(Part part, int block, float[] x, int tokens) {
        return product(part, block, 0, x, tokens);
    }

    /** Adds a bias to each of {@code tokens} rows. */
    void addBias(Part part, int block, int expert, float[] y, int tokens) {
        var bias = vector(part, block, expert);
        for (int i = 0; i < tokens * bias.length; i++) {
            y[i] += bias[i % bias.length];
        }
    }

    /** A copy of {@code rows} rows, each normalised. */
    float[] norm(Part part, int block, float[] x, int rows) {
        var y = new float[x.length];
        Activations.rmsNorm(x, rows, vector(part, block, 0), architecture().epsilon(), y);
        return y;
    }
}
