package orrery.node.model;

import orrery.node.architecture.Architecture;
import orrery.node.architecture.Part;
import orrery.node.tensor.Matrix;

/**
 * The numbers of a model, wherever they come from: mapped files, or a seed.
 *
 * <p>A block is named by its index in {@link Architecture#blocks}; an expert by its number, 0 for what is not of an expert;
 * what belongs to no block ({@link Part#EMBEDDING}, {@link Part#FINAL_NORM}, {@link Part#HEAD}) by block -1. Safe to use from
 * several threads; a slice is a view of mapped memory, or just that slice generated.
 */
public interface Weights {

    Architecture architecture();

    /**
     * Rows {@code rowFrom} to {@code rowTo} and columns {@code columnFrom} to {@code columnTo} of a matrix.
     *
     * @throws ModelProblem where it is missing or of another shape
     */
    Matrix slice(Part part, int block, int expert, int rowFrom, int rowTo, int columnFrom, int columnTo);

    /** A norm, a bias or the like, whole; in float32. */
    float[] vector(Part part, int block, int expert);
}
