package orrery.node.outcome;

import java.util.List;

/**
 * The run's tokens against the same model on one device.
 *
 * @param equal sequences whose tokens are all equal
 * @param compared sequences compared
 * @param maxLogitDifference largest |difference| of any logit while the tokens before were equal
 * @param relativeLogitDifference the same, divided by the largest |logit| of its row
 * @param leastGap smallest gap between the best two logits of one device along all paths
 * @param nearTies positions whose gap float32 summation order cannot decide
 * @param differences sequences that differ where no near-tie excuses it: errors
 * @param expertTies choices of experts that the run made the other way at a near-tie; one device was made to follow
 */
public record Verification(
        int equal,
        int compared,
        double maxLogitDifference,
        double relativeLogitDifference,
        double leastGap,
        List<NearTie> nearTies,
        List<Difference> differences,
        List<ExpertTie> expertTies) {

    /** Without ties of experts. */
    public Verification(
            int equal,
            int compared,
            double maxLogitDifference,
            double relativeLogitDifference,
            double leastGap,
            List<NearTie> nearTies,
            List<Difference> differences) {
        this(equal, compared, maxLogitDifference, relativeLogitDifference, leastGap, nearTies, differences, List.of());
    }

    /** Where one device's best two logits are too close to call. */
    public record NearTie(int request, int index, int best, int second, double gap, boolean diverged) {}

    /** Where the run chose another token than one device did. */
    public record Difference(int request, int index, int expected, int found, double gap) {}

    /**
     * Two experts, or groups of them, whose scores were too close to call: with the run's choice, one device's logits agree.
     *
     * @param block index in the architecture
     * @param position of the token
     * @param gap of the scores, relative to the largest
     */
    public record ExpertTie(int request, int block, int position, double gap) {}

    public boolean passed() {
        return differences.isEmpty();
    }
}
