package orrery.node.emulation;

import java.util.List;
import orrery.node.outcome.Verification.Difference;
import orrery.node.outcome.Verification.ExpertTie;
import orrery.node.outcome.Verification.NearTie;

/**
 * One sequence against the same model on one device.
 *
 * @param maxDifference largest |difference| of a logit while the tokens before were equal
 * @param relativeDifference the same over the largest |logit| of its row
 * @param leastGap smallest gap between one device's best two logits
 * @param expertTies see {@link orrery.node.outcome.Verification}
 * @param difference where the tokens part without a near-tie to excuse it; null where they do not
 */
public record SequenceCheck(
        int request,
        boolean equal,
        double maxDifference,
        double relativeDifference,
        double leastGap,
        List<NearTie> nearTies,
        Difference difference,
        List<ExpertTie> expertTies) {

    /** Without ties of experts. */
    public SequenceCheck(
            int request,
            boolean equal,
            double maxDifference,
            double relativeDifference,
            double leastGap,
            List<NearTie> nearTies,
            Difference difference) {
        this(request, equal, maxDifference, relativeDifference, leastGap, nearTies, difference, List.of());
    }

    SequenceCheck with(List<ExpertTie> ties) {
        return new SequenceCheck(
                request, equal, maxDifference, relativeDifference, leastGap, nearTies, difference, List.copyOf(ties));
    }
}
