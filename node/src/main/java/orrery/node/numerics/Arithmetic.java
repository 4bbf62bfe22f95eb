package orrery.node.numerics;

import java.util.List;
import orrery.node.plan.Shares;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;
import orrery.protocol.payload.Tensor;

/** What a rank computes with its part of a model: on the model's numbers, or on none. Rows are of the residual stream. */
interface Arithmetic {

    /** Elements of a row that are computed with. */
    int hidden();

    /** Elements that a head brings to the output projection. */
    int valueDim(int block);

    /** Tokens of the vocabulary that are computed with. */
    int vocabulary();

    /** A new step. */
    void begin(Step step);

    /** Rows of the embedding, zero for tokens of other ranks. */
    float[] embed(List<Slice> slices, int rows);

    /** The normalised input of a feed-forward block. */
    float[] normalise(int block, float[] x, int rows);

    /** Attention over the positions that are here, (rows, heads, valueDim + 2); what states give, (rows, heads, valueDim). */
    float[] part(int block, float[] x, int rows, List<Slice> slices);

    /** The heads that a context rank merges, of parts of this rank's heads. */
    float[] headsFor(int block, float[] parts, int rows, int contextRank);

    /** What the parts of all context ranks make together, projected back. */
    float[] merge(int block, List<float[]> parts, int rows);

    /** Part of what a feed-forward block makes of rows that all its ranks have; they are numbered from 0. */
    LocalExperts.Answers transform(int block, float[] x, int rows);

    /** Where rows go; {@code first} is the number of the first of them in its data group. */
    List<Assignment> assign(int block, float[] x, int rows, int first);

    /** Other members that have tokens for this one, where ranks know that beforehand; null where they have to be told. */
    default List<Integer> senders(int block, int part, StepRows rows, ExpertMembers members) {
        return null;
    }

    LocalExperts experts(int block);

    /** The space that the experts of a block work in. */
    ExpertSpace space(int block);

    /** Elements of a row that goes to them that are computed with. */
    int expertWidth(int block);

    /** This rank's part of the shared experts; null where it has none. */
    Network shared(int block);

    /** Logits of this rank's part of the vocabulary, (wanted, tokens). */
    float[] score(float[] x, List<Slice> slices, int wanted);

    /** What this rank gives another of a sequence's cache, where it gives it something. */
    Tensor giveCache(int sequence, int length, Shares to);

    /** What another gave it. */
    void takeCache(int sequence, int length, Shares from, Tensor given);

    /** What it was made with and never changes, always in the same order. */
    List<Object> parts();

    void forget(int sequence);

    /** All sequences. */
    void forgetAll();
}
