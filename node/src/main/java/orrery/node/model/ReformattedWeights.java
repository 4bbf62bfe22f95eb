package orrery.node.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Part;
import orrery.node.architecture.Shape;
import orrery.node.format.Formats;
import orrery.node.tensor.Matrix;

/**
 * The weights of a model in other number formats: each slice is read, rounded and kept as that format keeps it.
 *
 * <p>A slice is the window that it would be on the whole tensor in that format: scales are those of whole blocks, of which
 * the slice's surroundings are read along. Which parts change, {@link StoredAs} says.
 */
public final class ReformattedWeights implements Weights {
    /** Every format's blocks begin at multiples of these. */
    private static final int ROWS = 128;

    private static final int COLUMNS = 256;

    private record Key(Part part, int block, int expert) {}

    private final Weights source;
    private final Formats formats;
    private final Map<Key, Float> largest = new ConcurrentHashMap<>();

    public ReformattedWeights(Weights source, Formats formats) {
        this.source = source;
        this.formats = formats;
    }

    @Override
    public Architecture architecture() {
        return source.architecture();
    }

    @Override
    public float[] vector(Part part, int block, int expert) {
        return source.vector(part, block, expert);
    }

    @Override
    public Matrix slice(Part part, int block, int expert, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        var shape = Shape.of(architecture(), part, block);
        int top = rowFrom - rowFrom % ROWS;
        int bottom = Math.min(shape.rows(), Math.ceilDiv(rowTo, ROWS) * ROWS);
        int left = columnFrom - columnFrom % COLUMNS;
        int right = Math.min(shape.columns(), Math.ceilDiv(columnTo, COLUMNS) * COLUMNS);
        var values = values(source.slice(part, block, expert, top, bottom, left, right));
        return quantise(new Key(part, block, expert), values, bottom - top, right - left)
                .rows(rowFrom - top, rowTo - top)
                .columns(columnFrom - left, columnTo - left);
    }

    private Matrix quantise(Key key, float[] values, int rows, int columns) {
        var kept = StoredAs.of(key.part, formats);
        if (!kept.hasTensorScale()) {
            return kept.quantise(values, rows, columns);
        }
        float most = largest.computeIfAbsent(key, this::largest);
        return kept.quantise(values, rows, columns, kept.tensorScale(most));
    }

    /** In size, of the whole tensor. */
    private float largest(Key key) {
        var shape = Shape.of(architecture(), key.part, key.block);
        var row = new float[shape.columns()];
        var whole = source.slice(key.part, key.block, key.expert, 0, shape.rows(), 0, shape.columns());
        float most = 0;
        for (int i = 0; i < shape.rows(); i++) {
            whole.copyRow(i, row, 0);
            for (float value : row) {
                most = Math.max(most, Math.abs(value));
            }
        }
        return most;
    }

    private static float[] values(Matrix matrix) {
        var values = new float[Math.multiplyExact(matrix.rows(), matrix.columns())];
        for (int row = 0; row < matrix.rows(); row++) {
            matrix.copyRow(row, values, row * matrix.columns());
        }
        return values;
    }
}
