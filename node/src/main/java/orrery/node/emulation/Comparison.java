package orrery.node.emulation;

import java.util.ArrayList;
import java.util.List;
import orrery.node.outcome.Verification.Difference;
import orrery.node.outcome.Verification.NearTie;
import orrery.node.serving.Sampler;

/**
 * One sequence of a run beside one device's, token by token, until they part.
 *
 * <p>Tokens that part at a near-tie are no error, and are not hidden; logits further apart than the order of sums can
 * bring them are one, even where the tokens agree.
 */
final class Comparison {
    private final int request;
    private final Sampler sampler;
    private final double tolerance;
    private final List<NearTie> nearTies = new ArrayList<>();
    private double maxDifference;
    private double relativeDifference;
    private double leastGap = Double.POSITIVE_INFINITY;
    private Difference difference;
    private boolean parted;

    /** @param tolerance see {@link Tolerance} */
    Comparison(int request, Sampler sampler, double tolerance) {
        this.request = request;
        this.sampler = sampler;
        this.tolerance = tolerance;
    }

    /** Whether the two have parted: what follows cannot be compared. */
    boolean parted() {
        return parted;
    }

    /**
     * Compares one position.
     *
     * @param index of the token, from 0
     * @param expected one device's logits, (vocabulary)
     * @param found the run's logits, (vocabulary)
     * @param token the run's choice
     */
    void compare(int index, float[] expected, float[] found, int token) {
        var largest = largest(expected);
        var apart = apart(expected, found);
        maxDifference = Math.max(maxDifference, apart);
        relativeDifference = Math.max(relativeDifference, apart / largest);
        var choice = sampler.choose(expected, request, index);
        leastGap = Math.min(leastGap, choice.gap());
        parted = choice.token() != token;
        var nearTie = choice.closerThan(tolerance * largest);
        if (nearTie) {
            nearTies.add(new NearTie(request, index, choice.token(), choice.runnerUp(), choice.gap(), parted));
        }
        var close = apart <= tolerance * largest; // false where a logit is not a number
        if (parted && !nearTie || !close) {
            difference = new Difference(request, index, choice.token(), token, choice.gap());
            parted = true;
        }
    }

    SequenceCheck result() {
        return new SequenceCheck(
                request, !parted, maxDifference, relativeDifference, leastGap, List.copyOf(nearTies), difference);
    }

    private static double largest(float[] row) {
        var largest = Float.MIN_NORMAL;
        for (var value : row) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double apart(float[] a, float[] b) {
        var most = 0.0;
        for (var i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs((double) a[i] - b[i]));
        }
        return most;
    }
}
