package orrery.node.numerics;

import java.util.Arrays;
import orrery.node.architecture.Block;
import orrery.node.architecture.Part;
import orrery.node.architecture.Shape;
import orrery.node.model.Weights;
import orrery.node.plan.Share;
import orrery.node.tensor.Matrix;

/** Slices of one block's weights; a slice of nothing is null, as no matrix is empty. */
record ShardWeights(Weights weights, int block) {
    private static final int NO_EXPERT = 0;

    Block kind() {
        return weights.architecture().blocks().get(block);
    }

    float epsilon() {
        return weights.architecture().epsilon();
    }

    int hidden() {
        return weights.architecture().hidden();
    }

    Matrix whole(Part part) {
        return rows(part, new Share(0, shape(part).rows()));
    }

    Matrix rows(Part part, Share rows) {
        return rows(part, NO_EXPERT, rows);
    }

    Matrix rows(Part part, int expert, Share rows) {
        return rows.count() == 0
                ? null
                : weights.slice(
                        part,
                        block,
                        expert,
                        rows.from(),
                        rows.to(),
                        0,
                        shape(part).columns());
    }

    Matrix columns(Part part, Share columns) {
        return columns(part, NO_EXPERT, columns);
    }

    Matrix columns(Part part, int expert, Share columns) {
        return columns.count() == 0
                ? null
                : weights.slice(part, block, expert, 0, shape(part).rows(), columns.from(), columns.to());
    }

    float[] vector(Part part) {
        return weights.vector(part, block, NO_EXPERT);
    }

    /** A range of a vector where the model has it; else null. */
    float[] vector(boolean present, Part part, Share range) {
        return vector(present, part, NO_EXPERT, range);
    }

    float[] vector(boolean present, Part part, int expert, Share range) {
        return present ? Arrays.copyOfRange(weights.vector(part, block, expert), range.from(), range.to()) : null;
    }

    private Shape shape(Part part) {
        return Shape.of(weights.architecture(), part, block);
    }
}
