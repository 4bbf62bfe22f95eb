package orrery.node.model;

import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Parameter;
import orrery.node.architecture.Part;
import orrery.node.architecture.Shape;
import orrery.node.checkpoint.Checkpoint;
import orrery.node.family.Family;
import orrery.node.family.Origin;
import orrery.node.family.TensorNames;
import orrery.node.tensor.BlockMatrix;
import orrery.node.tensor.Matrix;

/** Weights in the files that they were published in: every slice is a view of mapped memory. */
public final class CheckpointWeights implements Weights {
    private final Architecture architecture;
    private final Checkpoint checkpoint;
    private final TensorNames names;

    private CheckpointWeights(Architecture architecture, Checkpoint checkpoint) {
        this.architecture = architecture;
        this.checkpoint = checkpoint;
        var family = Family.of(architecture.family()).orElseThrow();
        names = checkpoint.has(TensorNames.FIRST_EXPERT_APART)
                ? TensorNames.ofExpertsApart(family)
                : TensorNames.of(family);
    }

    /**
     * Checks that every tensor of {@code architecture} is there and has its shape.
     *
     * @throws orrery.node.checkpoint.ModelProblem naming the first that is not
     */
    public static CheckpointWeights of(Architecture architecture, Checkpoint checkpoint) {
        var weights = new CheckpointWeights(architecture, checkpoint);
        for (var parameter : Parameter.of(architecture)) {
            for (int expert = 0; expert < parameter.experts(); expert++) {
                weights.check(parameter, expert);
            }
        }
        return weights;
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public Matrix slice(Part part, int block, int expert, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        return whole(part, block, expert).rows(rowFrom, rowTo).columns(columnFrom, columnTo);
    }

    @Override
    public float[] vector(Part part, int block, int expert) {
        int length = Shape.of(architecture, part, block).rows();
        var origin = origin(part, block);
        var name = origin.name(layer(block), expert);
        return switch (origin.layout()) {
            case WHOLE, OF_EXPERT_TRANSPOSED, KEY_ROWS, VALUE_ROWS, CHANNELS -> checkpoint.vector(name, length);
            case OF_EXPERT -> ofExpert(name, expert, length);
            case EVEN_ROWS_OF_EXPERT -> everySecond(ofExpert(name, expert, 2 * length), 0);
            case ODD_ROWS_OF_EXPERT -> everySecond(ofExpert(name, expert, 2 * length), 1);
        };
    }

    private Matrix whole(Part part, int block, int expert) {
        var shape = Shape.of(architecture, part, block);
        var origin = origin(part, block);
        var name = origin.name(layer(block), expert);
        return switch (origin.layout()) {
            case WHOLE -> checkpoint.matrix(name, shape.rows(), shape.columns());
            case OF_EXPERT -> checkpoint.expert(name, expert, shape.rows(), shape.columns());
            case OF_EXPERT_TRANSPOSED -> transposed(name, expert, shape.rows(), shape.columns());
            case EVEN_ROWS_OF_EXPERT -> everySecond(name, expert, shape, 0);
            case ODD_ROWS_OF_EXPERT -> everySecond(name, expert, shape, 1);
            case CHANNELS -> checkpoint.tensor(name).stacked(shape.rows(), 1, shape.columns());
            case KEY_ROWS -> headRows(name, (LatentAttention) block(block), shape, true);
            case VALUE_ROWS -> headRows(name, (LatentAttention) block(block), shape, false);
        };
    }

    private void check(Parameter parameter, int expert) {
        if (parameter.shape().vector()) {
            vector(parameter.part(), parameter.block(), expert);
        } else {
            whole(parameter.part(), parameter.block(), expert);
        }
    }

    private Origin origin(Part part, int block) {
        return names.of(part, block < 0 ? null : block(block));
    }

    private Block block(int index) {
        return architecture.blocks().get(index);
    }

    private int layer(int block) {
        return block < 0 ? 0 : block(block).layer();
    }

    /** Blocks of MXFP4 lie as they are multiplied, (rows, columns); numbers without blocks lie the other way. */
    private Matrix transposed(String name, int expert, int rows, int columns) {
        if (!checkpoint.has(name)) {
            return checkpoint.expert(name, expert, rows, columns);
        }
        return BlockMatrix.of(new Transposed(checkpoint.tensor(name).at(expert).matrix(columns, rows)));
    }

    private Matrix everySecond(String name, int expert, Shape shape, int first) {
        var both = transposed(name, expert, 2 * shape.rows(), shape.columns());
        return BlockMatrix.of(new PickedRows(both, shape.rows(), first, 1, 2));
    }

    /** Each head has plainDim rows for its key, then valueDim rows for its value. */
    private Matrix headRows(String name, LatentAttention attention, Shape shape, boolean keys) {
        if (!checkpoint.has(name) && checkpoint.has(name.replace("kv_b_proj", "k_b_proj"))) {
            return keys ? keysApart(name, attention) : valuesApart(name, attention);
        }
        int stride = attention.plainDim() + attention.valueDim();
        var both = checkpoint.matrix(name, attention.heads() * stride, attention.latent());
        int run = keys ? attention.plainDim() : attention.valueDim();
        return BlockMatrix.of(new PickedRows(both, shape.rows(), keys ? 0 : attention.plainDim(), run, stride));
    }

    /** GGUF files have keys and values apart: keys (heads, latent, plainDim). */
    private Matrix keysApart(String name, LatentAttention attention) {
        var keys = checkpoint.tensor(name.replace("kv_b_proj", "k_b_proj"));
        var stacked = keys.stacked(attention.heads(), attention.latent(), attention.plainDim());
        return BlockMatrix.of(new TransposedHeads(stacked, attention.latent()));
    }

    /** And values (heads, valueDim, latent). */
    private Matrix valuesApart(String name, LatentAttention attention) {
        var values = checkpoint.tensor(name.replace("kv_b_proj", "v_b_proj"));
        return values.stacked(attention.heads(), attention.valueDim(), attention.latent());
    }

    private float[] ofExpert(String name, int expert, int length) {
        return checkpoint.tensor(name).at(expert).vector(length);
    }

    private static float[] everySecond(float[] both, int first) {
        var picked = new float[both.length / 2];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = both[2 * i + first];
        }
        return picked;
    }
}
