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
    private final Architecture charged;
    private final Weights weights;
    private final Cut cut;
    private final Formats formats;
    private final Rotations rotations;

    private NumericsMaker(Architecture charged, Weights weights, Cut cut, Formats formats) {
        this.charged = charged;
        this.weights = weights;
        this.cut = cut;
        this.formats = formats;
        rotations = new Rotations(weights.architecture().maxPositions());
    }

    /** The model's own numbers and sizes. */
    public static NumericsMaker real(Weights weights, Cut cut, Formats formats) {
        return new NumericsMaker(weights.architecture(), weights, cut, formats);
    }

    /**
     * Sizes of a full model, numbers of its twin.
     *
     * @param twin a model with as many blocks, heads, KV heads and experts, whose widths are smaller
     */
    public static NumericsMaker shadow(Architecture full, Weights twin, Cut cut, Formats formats) {
        return new NumericsMaker(full, twin, cut, formats);
    }

    /** A rank's; {@code program} is that of its stage and side. */
    public Numerics of(Seat seat, Program program) {
        var shares = new Shares(cut, seat);
        var arithmetic = new ShardArithmetic(weights, shares, program, formats.cache(), rotations);
        return new RankNumerics(
                shares,
                arithmetic,
                new Wire(charged, formats, arithmetic.hidden()),
                new StepKernels(charged, shares, new StepWork(charged, shares, formats)));
    }
}
