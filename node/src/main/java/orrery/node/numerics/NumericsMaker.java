package orrery.node.numerics;

import orrery.node.architecture.Architecture;
import orrery.node.cost.StepWork;
import orrery.node.format.Formats;
import orrery.node.model.SharedSlices;
import orrery.node.model.Weights;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Shares;
import orrery.node.program.Program;

/** Makes the numerics of the ranks of one model that is cut one way; one for a JVM, whose ranks share what they can. */
public final class NumericsMaker {
    private final Architecture charged;
    private final Cut cut;
    private final Formats formats;
    private final Arithmetics arithmetics;

    /** Those of a rank. */
    private interface Arithmetics {
        Arithmetic of(Shares shares, Program program);
    }

    private NumericsMaker(Architecture charged, Cut cut, Formats formats, Arithmetics arithmetics) {
        this.charged = charged;
        this.cut = cut;
        this.formats = formats;
        this.arithmetics = arithmetics;
    }

    /** The model's own numbers and sizes. */
    public static NumericsMaker real(Weights weights, Cut cut, Formats formats) {
        return shadow(weights.architecture(), weights, cut, formats);
    }

    /**
     * Sizes of a full model, numbers of its twin.
     *
     * @param twin a model with as many blocks, heads, KV heads and experts, whose widths are smaller
     */
    public static NumericsMaker shadow(Architecture full, Weights twin, Cut cut, Formats formats) {
        var slices = new SharedSlices(twin);
        var rotations = new Rotations(twin.architecture().maxPositions());
        return new NumericsMaker(
                full,
                cut,
                formats,
                (shares, program) -> new ShardArithmetic(slices, full, shares, program, formats.cache(), rotations));
    }

    /**
     * Sizes alone: experts and tokens are chosen from a seed.
     *
     * @param full whose sizes count
     */
    public static NumericsMaker none(Architecture full, Cut cut, Formats formats, long seed) {
        return new NumericsMaker(
                full, cut, formats, (shares, _) -> new SeededArithmetic(full, shares, formats.cache(), seed));
    }

    /** A rank's; {@code program} is that of its stage and side. */
    public Numerics of(Seat seat, Program program) {
        var shares = new Shares(cut, seat);
        var arithmetic = arithmetics.of(shares, program);
        return new RankNumerics(
                shares,
                arithmetic,
                new Wire(charged, formats, arithmetic.hidden()),
                new StepKernels(charged, shares, new StepWork(charged, shares, formats)));
    }
}
