package orrery.node.program;

/**
 * What a node does. Blocks are named by their index in the architecture.
 *
 * <p>A micro-batch's rows are those of its sequences; a rank's own rows are those of its data group. The residual stream,
 * (own rows, hidden), is held alike by all ranks of a data group.
 */
public sealed interface Work {

    /** Kernels on this device alone. */
    sealed interface Compute extends Work {}

    /** Between devices. */
    sealed interface Communicate extends Work {}

    // ---- compute

    /** Partial := this rank's slice of the vocabulary, looked up; zero for other tokens. (own rows, hidden). */
    record Embed() implements Compute {}

    /** Residual += partial, or residual := partial where there is none yet. */
    record Add() implements Compute {}

    /** Partial := norm, projections, attention over the cache, output projection of this rank's heads. (own rows, hidden). */
    record Attend(int block) implements Compute {}

    /** Parts := the same up to attention, over this rank's positions: unnormalised blends, their maxima and sums. */
    record AttendPart(int block) implements Compute {}

    /** Partial := what all ranks' parts make together, output projection of this rank's share of the heads. */
    record MergeParts(int block) implements Compute {}

    /** Rows := norm of the residual stream. (own rows, hidden). For feed-forward over more rows than the rank's own. */
    record Normalise(int block) implements Compute {}

    /** Partial := this rank's slice of a dense block, or of its experts and the shared ones, for all of Rows. */
    record Transform(int block) implements Compute {}

    /** Partial := this rank's own rows of Partial, which covered all rows of its group. */
    record Select(Group rows) implements Compute {}

    /** Tokens := norm and router of this rank's share of the own rows: which token goes to which expert, with what weight. */
    record Route(int block) implements Compute {}

    /** Answers := what this rank's experts (or its slice of a dense block) make of the tokens it was sent. */
    record RunExperts(int block) implements Compute {}

    /** Share := weighted sums of what came back for this rank's share of the own rows, plus the shared experts. */
    record MergeExperts(int block) implements Compute {}

    /** Scores := final norm and this rank's slice of the vocabulary, for the rows whose logits are wanted. */
    record Score() implements Compute {}

    // ---- communication

    /** Partial := the sum of all ranks' partials, in rank order. */
    record AllReduce(Group group) implements Communicate {}

    /** Rows := all ranks' rows, one data group after the other. */
    record GatherRows(Group group) implements Communicate {}

    /** Partial := all ranks' shares of the own rows, one after the other. */
    record GatherShares(Group group) implements Communicate {}

    /** Each rank's parts for the heads that another will merge go to that one. */
    record ExchangeParts(Group group) implements Communicate {}

    /** Tokens go to the ranks of their experts. */
    record Dispatch(int block) implements Communicate {}

    /** What experts made of tokens goes back to where they came from. */
    record Combine(int block) implements Communicate {}

    /** The logits of a data group come together at its first rank. */
    record GatherLogits(Group group) implements Communicate {}

    /** The residual stream goes to the next stage. */
    record Send() implements Communicate {}

    /** The residual stream comes from the stage before. */
    record Receive() implements Communicate {}

    /** The first rank of a data group hands the logits to its CPU. */
    record HandOver() implements Communicate {}
}
