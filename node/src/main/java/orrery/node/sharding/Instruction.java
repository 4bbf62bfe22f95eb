package orrery.node.sharding;

/** One thing a GPU does in a step, after what stands before it. */
public sealed interface Instruction {

    /** Kernels on this GPU alone. */
    sealed interface Compute extends Instruction {}

    /** Looks up the embedding rows that this rank's slice of the vocabulary holds; a partial hidden state. */
    record Embed() implements Compute {}

    /** Norm, projections, rotation, attention over the cache, output projection of this rank's heads; a partial sum. */
    record Attend(int layer) implements Compute {}

    /** Norm and gated MLP over this rank's slice of the intermediate width; a partial sum. */
    record Transform(int layer) implements Compute {}

    /** Final norm and this rank's slice of the logits, for the last row of each sequence. */
    record Score() implements Compute {}

    /** The partial sums of all ranks come together and are added to the residual stream. */
    record AllReduce() implements Instruction {}

    /** The logits of all ranks come together at rank 0. */
    record Gather() implements Instruction {}

    /** Rank 0 hands the logits to its CPU. */
    record HandOver() implements Instruction {}
}
