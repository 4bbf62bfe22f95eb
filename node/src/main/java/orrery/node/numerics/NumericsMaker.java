package orrery.node.numerics;

import orrery.node.architecture.Architecture;
import orrery.node.cost.StepWork;
import orrery.node.format.Formats;
import orrery.node.model.Weights;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Shares;
import orrery.node.program.Program;

/** Makes the numerics of the ranks of one model that is cut one way; one for a JVM, whose ranks share what they can. */
public final class NumericsMaker {
    private final Sizes charged;
    private final Formats computed;
    private final Cut cut;
    private final Arithmetics arithmetics;

    /** Those of a rank. */
    private interface Arithmetics {
        Arithmetic of(Shares shares, Program program);
    }

    private NumericsMaker(Sizes charged, Formats computed, Cut cut, Arithmetics arithmetics) {
        this.charged = charged;
        this.computed = computed;
        this.cut = cut;
        this.arithmetics = arithmetics;
    }

    /** The model's own numbers and sizes. */
    public static NumericsMaker real(Weights weights, Cut cut, Formats formats) {
        return onShards(new Sizes(weights.architecture(), formats), weights, formats, cut);
    }

    /**
     * Sizes of a full model, numbers of its twin. Those stay float32: what a format would cost the twin says nothing about the
     * model, and one device can then check every rank to the last bits.
     *
     * @param twin a model with as many blocks, heads, KV heads and experts, whose widths are smaller
     * @param formats whose sizes count
     */
    public static NumericsMaker shadow(Architecture full, Weights twin, Cut cut, Formats formats) {
        return onShards(new Sizes(full, formats), twin, Formats.F32, cut);
    }

    private static NumericsMaker onShards(Sizes charged, Weights weights, Formats computed, Cut cut) {
        var rotations = new Rotations(weights.architecture().maxPositions());
        return new NumericsMaker(
                charged,
                computed,
                cut,
                (shares, program) ->
                        new ShardArithmetic(weights, charged, shares, program, computed.cache(), rotations));
    }

    /**
     * Sizes alone: experts and tokens are chosen from a seed.
     *
     * @param full whose sizes count
     */
    public static NumericsMaker none(Architecture full, Cut cut, Formats formats, long seed) {
        return sizes(full, cut, formats, seed, false);
    }

    /** Sizes alone: experts are dealt in turn, alike in every layer, tokens chosen from a seed. */
    public static NumericsMaker even(Architecture full, Cut cut, Formats formats, long seed) {
        return sizes(full, cut, formats, seed, true);
    }

    private static NumericsMaker sizes(Architecture full, Cut cut, Formats formats, long seed, boolean even) {
        var charged = new Sizes(full, formats);
        return new NumericsMaker(
                charged,
                Formats.F32,
                cut,
                (shares, _) -> new SeededArithmetic(charged, shares, seed, even ? new EvenDealing(shares) : null));
    }

    /** A rank's; {@code program} is that of its stage and side. */
    public Numerics of(Seat seat, Program program) {
        var shares = new Shares(cut, seat);
        var arithmetic = arithmetics.of(shares, program);
        var work = new StepWork(charged.architecture(), shares, charged.formats());
        return new RankNumerics(
                shares,
                arithmetic,
                Wire.of(charged, computed, arithmetic.hidden()),
                new StepKernels(charged.architecture(), shares, work));
    }
}
