package orrery.node.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import orrery.node.layer.Routing.Swap;

/**
 * Choices of experts in one sequence that rounding could turn: which there were, and which shall be made the other way.
 *
 * <p>A router chooses by comparing scores; where two are nearly equal, another order of summation picks another expert, and
 * the logits after it differ by far more than rounding. That it was this can be proved: with the other choice they agree.
 */
public final class CloseCalls {
    /** Relative to the largest score: some hundred roundings. */
    private static final double CLOSE = 1e-5;

    private final Set<Call> turned;
    private final List<Found> found = new ArrayList<>();

    /**
     * One choice.
     *
     * @param block index in the architecture
     * @param position of the token
     * @param swap which of its two choices: of a group, or of an expert
     */
    public record Call(int block, int position, Swap swap) {}

    /**
     * A close one.
     *
     * @param gap between the last that was chosen and the first that was not, relative to the largest score
     */
    public record Found(Call call, double gap) {}

    CloseCalls(Set<Call> turned) {
        this.turned = Set.copyOf(turned);
    }

    boolean isTurned(Call call) {
        return turned.contains(call);
    }

    void note(Call call, double gap) {
        if (gap <= CLOSE && !isTurned(call)) {
            found.add(new Found(call, gap));
        }
    }

    /** In the order in which they were made. */
    public List<Found> found() {
        return List.copyOf(found);
    }
}
