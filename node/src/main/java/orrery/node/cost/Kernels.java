package orrery.node.cost;

import java.util.stream.IntStream;
import orrery.node.architecture.LatentAttention;
import orrery.node.format.Formats;

/** Kernels by the sizes of what they work on, each operand moved once, in the format that it is kept in. */
record Kernels(Formats formats) {

    /** Of projections of attention. */
    Kernels ofAttention() {
        return new Kernels(formats.ofAttention());
    }

    /** Of head and routers. */
    Kernels ofWideParts() {
        return new Kernels(formats.ofWideParts());
    }

    /** Activations (rows, inputs) times weights (outputs, inputs). */
    Kernel product(long rows, long outputs, long inputs) {
        return products(rows, 1, outputs, inputs);
    }

    /** The same with so many matrices in one kernel, over which the rows are spread. */
    Kernel products(long rows, long matrices, long outputs, long inputs) {
        return new Product(rows, outputs, inputs, matrices, formats.weights(), formats.activations());
    }

    /** So many operations on each element of rows, which are read from so many arrays and written to one. */
    Movement elementwise(long rows, long width, long operations, long reads) {
        return new Movement(rows * width * operations, (reads + 1) * stream(rows, width));
    }

    /**
     * The experts of a rank.
     *
     * @param tokens that each of them gets
     */
    Kernel experts(int[] tokens, long width, long outside, boolean gated) {
        long rows = IntStream.of(tokens).sum();
        return new ExpertProducts(
                rows,
                IntStream.of(tokens).max().orElse(0),
                IntStream.of(tokens).filter(count -> count > 0).count(),
                tokens.length,
                rows,
                width,
                outside,
                gated,
                formats.weights(),
                formats.activations());
    }

    Kernel attention(Phase phase, Slices slices, long heads, long keyValueHeads, long headDim) {
        return new Attention(phase, slices, heads, keyValueHeads, headDim, formats.activations(), formats.cache());
    }

    Kernel latent(Phase phase, Slices slices, long heads, long keyDim, long valueDim, LatentAttention attention) {
        return new LatentAttentionKernel(
                phase,
                slices,
                heads,
                keyDim,
                valueDim,
                attention.cacheElements(),
                formats.activations(),
                formats.cache());
    }

    /**
     * Add what came last to the residual stream, square, sum, scale, weight: engines fuse the addition into the norm that
     * follows it, which writes the sum beside its result.
     */
    Kernel norm(long rows, long width) {
        return new Movement(5 * rows * width, 4 * stream(rows, width));
    }

    /** Square, sum, scale, weight. */
    Kernel plainNorm(long rows, long width) {
        return elementwise(rows, width, 4, 1);
    }

    long stream(long rows, long width) {
        return rows * formats.stream().rowBytes(width);
    }
}
