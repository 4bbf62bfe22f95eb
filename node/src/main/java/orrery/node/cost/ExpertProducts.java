package orrery.node.cost;

import orrery.node.format.NumberFormat;

/**
 * The experts of one rank, as engines launch them: one operation from the tokens' rows to the experts' answers.
 *
 * @param rows that all experts of the rank get together
 * @param busiest rows of the expert that gets most
 * @param busy experts that get any
 * @param held experts that lie on the rank, busy or not
 * @param chosen answers that are put in their places, those of other ranks among them where this rank has all tokens
 * @param width inside an expert, of this rank
 * @param outside width of the rows that experts take and give
 * @param gated whether a second matrix of the same sizes gates the first
 */
public record ExpertProducts(
        long rows,
        long busiest,
        long busy,
        long held,
        long chosen,
        long width,
        long outside,
        boolean gated,
        NumberFormat weights,
        NumberFormat activations)
        implements Kernel {
    private static final long ACTIVATION = 4; // operations on one element: negate, exponentiate, add, divide

    /** Matrices from outside to the inside of an expert. */
    public long entries() {
        return gated ? 2 : 1;
    }

    @Override
    public long flops() {
        return 2 * rows * width * outside * (entries() + 1) + ACTIVATION * rows * width;
    }

    @Override
    public long bytes() {
        var inside = 2 * (entries() + 1) * activations.rowBytes(width); // each is written and read again
        return weightBytes() + rows * (2 * activations.rowBytes(outside) + inside);
    }

    public long weightBytes() {
        return busy * (weights.bytes(entries() * width, outside) + weights.bytes(outside, width));
    }
}
