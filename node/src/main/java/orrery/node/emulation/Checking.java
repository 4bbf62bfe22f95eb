package orrery.node.emulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import orrery.node.cpu.Sampler;
import orrery.node.cpu.Served;
import orrery.node.model.OneDevice;
import orrery.node.outcome.Verification.Difference;
import orrery.node.outcome.Verification.NearTie;
import orrery.node.scenario.Scenario;

/**
 * Runs every served sequence once more on one device, along the run's own tokens, and compares token for token and logit
 * for logit.
 */
final class Checking {
    /**
     * How far, relative to the largest |logit|, another order of summation may move a logit in float32. A run whose logits
     * differ by more is wrong, whatever its tokens; a choice closer than that is a near-tie.
     */
    private static final double SUMMATION_ORDER = 1e-4;

    private final OneDevice reference;
    private final Sampler sampler;

    Checking(Scenario scenario, LoadedModel model) {
        reference = new OneDevice(model.weights());
        sampler = new Sampler(scenario.sampling(), scenario.seed());
    }

    /** One row per sequence, in request order; sequences are independent, so they use all cores. */
    List<SequenceCheck> check(List<Served> sequences) {
        return sequences.parallelStream()
                .map(this::check)
                .sorted(Comparator.comparingInt(SequenceCheck::request))
                .toList();
    }

    private SequenceCheck check(Served served) {
        var expected = reference.allLogits(reference.start(), path(served));
        var vocabulary = expected.length / path(served).length;
        var comparison = new Comparison(served.request().number());
        for (var index = 0; index < served.tokens().size() && !comparison.parted(); index++) {
            var row = row(expected, served.prompt().length - 1 + index, vocabulary);
            comparison.compare(
                    index, row, served.logits().get(index), served.tokens().get(index));
        }
        return comparison.result();
    }

    /** The prompt and every generated token but the last, which nothing follows. */
    private static int[] path(Served served) {
        var path = new ArrayList<Integer>();
        for (var token : served.prompt()) {
            path.add(token);
        }
        path.addAll(served.tokens().subList(0, served.tokens().size() - 1));
        return path.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] row(float[] logits, int row, int vocabulary) {
        var copy = new float[vocabulary];
        System.arraycopy(logits, row * vocabulary, copy, 0, vocabulary);
        return copy;
    }

    /** What a comparison has seen so far. */
    private final class Comparison {
        private final int request;
        private final List<NearTie> nearTies = new ArrayList<>();
        private double maxDifference;
        private double relativeDifference;
        private double leastGap = Double.POSITIVE_INFINITY;
        private Difference difference;
        private boolean parted;

        Comparison(int request) {
            this.request = request;
        }

        boolean parted() {
            return parted;
        }

        void compare(int index, float[] expected, float[] found, int token) {
            var largest = largest(expected);
            var apart = apart(expected, found);
            maxDifference = Math.max(maxDifference, apart);
            relativeDifference = Math.max(relativeDifference, apart / largest);
            var choice = sampler.choose(expected, request, index);
            leastGap = Math.min(leastGap, choice.gap());
            parted = choice.token() != token;
            var nearTie = choice.closerThan(SUMMATION_ORDER * largest);
            if (nearTie) {
                nearTies.add(new NearTie(request, index, choice.token(), choice.runnerUp(), choice.gap(), parted));
            }
            if (parted && !nearTie || !(apart <= SUMMATION_ORDER * largest)) {
                // written so that a NaN differs, too
                difference = new Difference(request, index, choice.token(), token, choice.gap());
                parted = true;
            }
        }

        SequenceCheck result() {
            return new SequenceCheck(
                    request, !parted, maxDifference, relativeDifference, leastGap, List.copyOf(nearTies), difference);
        }
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
