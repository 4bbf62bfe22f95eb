package orrery.node.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Part;
import orrery.node.tensor.Matrix;

/**
 * Weights whose slices are made once, however many ranks ask for the same: data groups hold the same heads, redundant experts
 * are the same experts. What was asked for is kept as long as this is.
 */
public final class SharedSlices implements Weights {
    private final Weights weights;
    private final Map<Slice, Matrix> slices = new ConcurrentHashMap<>();
    private final Map<Vector, float[]> vectors = new ConcurrentHashMap<>();

    private record Slice(Part part, int block, int expert, int rowFrom, int rowTo, int columnFrom, int columnTo) {}

    private record Vector(Part part, int block, int expert) {}

    public SharedSlices(Weights weights) {
        this.weights = weights;
    }

    @Override
    public Architecture architecture() {
        return weights.architecture();
    }

    /** Two that ask at the same time may both make it; then the first one's is kept. */
    @Override
    public Matrix slice(Part part, int block, int expert, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        var slice = new Slice(part, block, expert, rowFrom, rowTo, columnFrom, columnTo);
        var known = slices.get(slice);
        if (known != null) {
            return known;
        }
        var made = weights.slice(part, block, expert, rowFrom, rowTo, columnFrom, columnTo);
        var first = slices.putIfAbsent(slice, made);
        return first == null ? made : first;
    }

    @Override
    public float[] vector(Part part, int block, int expert) {
        return vectors.computeIfAbsent(new Vector(part, block, expert), _ -> weights.vector(part, block, expert));
    }
}
