package orrery.node.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Part;
import orrery.node.architecture.Shape;
import orrery.node.format.NumberFormat;
import orrery.node.tensor.Matrix;

/**
 * The weights of a model rounded to a number format.
 *
 * <p>A matrix is quantised whole, once in a JVM, whoever holds which slice: scales come from the whole of it, as they would
 * in a checkpoint, so a cut changes no number. Projections take the format. Embedding, head and routers, which recipes
 * leave alone, take bf16 where the format is narrower. Norms, biases and sinks stay as they are.
 */
public final class FormattedWeights implements Weights {
    private record Key(Part part, int block, int expert) {}

    private final Weights exact;
    private final NumberFormat format;
    private final Map<Key, Matrix> whole = new ConcurrentHashMap<>();

    private FormattedWeights(Weights exact, NumberFormat format) {
        this.exact = exact;
        this.format = format;
    }

    /** The weights in a format; in f32 just as they are stored. */
    public static Weights of(Weights exact, NumberFormat format) {
        return format == NumberFormat.F32 ? exact : new FormattedWeights(exact, format);
    }

    @Override
    public Architecture architecture() {
        return exact.architecture();
    }

    @Override
    public Matrix slice(Part part, int block, int expert, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        return whole.computeIfAbsent(new Key(part, block, expert), this::quantised)
                .rows(rowFrom, rowTo)
                .columns(columnFrom, columnTo);
    }

    private Matrix quantised(Key key) {
        var shape = Shape.of(architecture(), key.part, key.block);
        var matrix = exact.slice(key.part, key.block, key.expert, 0, shape.rows(), 0, shape.columns());
        var values = new float[Math.multiplyExact(shape.rows(), shape.columns())];
        for (var row = 0; row < shape.rows(); row++) {
            matrix.copyRow(row, values, row * shape.columns());
        }
        return formatOf(key.part, format).quantise(values, shape.rows(), shape.columns());
    }

    /** What a part is kept as where projections are kept in a format. */
    public static NumberFormat formatOf(Part part, NumberFormat projections) {
        var narrow = projections.bytes(1, 256) < NumberFormat.BF16.bytes(1, 256);
        return switch (part) {
            case EMBEDDING, HEAD, ROUTER -> narrow ? NumberFormat.BF16 : projections;
            default -> projections;
        };
    }

    @Override
    public float[] vector(Part part, int block, int expert) {
        return exact.vector(part, block, expert);
    }
}
