package orrery.node.quality;

import java.util.Arrays;
import orrery.node.format.Formats;
import orrery.node.tensor.Logits;

/** Sums over all predictions of a model in some formats; in double precision, in the order of the text. */
final class Tally {
    private final Formats formats;
    private long predicted;
    private double loss;
    private double divergence;
    private double largestDivergence;
    private long sameBest;
    private int continuations;
    private int diverged;
    private int firstDivergent = Integer.MAX_VALUE;

    Tally(Formats formats) {
        this.formats = formats;
    }

    /**
     * @param window token ids
     * @param expected float32's logits after each of them, (tokens, vocabulary)
     * @param found those in these formats
     */
    void predicted(int[] window, float[] expected, float[] found) {
        var vocabulary = expected.length / window.length;
        for (var i = 0; i + 1 < window.length; i++) {
            var at = i * vocabulary;
            loss += Logits.loss(found, at, vocabulary, window[i + 1]);
            var apart = expected == found ? 0 : divergence(expected, found, at, vocabulary);
            divergence += apart;
            largestDivergence = Math.max(largestDivergence, apart);
            sameBest += best(expected, at, vocabulary) == best(found, at, vocabulary) ? 1 : 0;
            predicted++;
        }
    }

    private static int best(float[] logits, int at, int vocabulary) {
        return Logits.argmax(Arrays.copyOfRange(logits, at, at + vocabulary));
    }

    /** {@code sum of p ln(p / q)}; rounding may bring it a little below zero, where it is zero. */
    private static double divergence(float[] expected, float[] found, int at, int vocabulary) {
        var p = logProbabilities(expected, at, vocabulary);
        var q = logProbabilities(found, at, vocabulary);
        var sum = 0.0;
        for (var i = 0; i < vocabulary; i++) {
            sum += StrictMath.exp(p[i]) * (p[i] - q[i]);
        }
        return Math.max(0, sum);
    }

    private static double[] logProbabilities(float[] logits, int at, int vocabulary) {
        var best = Double.NEGATIVE_INFINITY;
        for (var i = 0; i < vocabulary; i++) {
            best = Math.max(best, logits[at + i]);
        }
        var sum = 0.0;
        for (var i = 0; i < vocabulary; i++) {
            sum += StrictMath.exp(logits[at + i] - best);
        }
        var log = new double[vocabulary];
        for (var i = 0; i < vocabulary; i++) {
            log[i] = logits[at + i] - best - StrictMath.log(sum);
        }
        return log;
    }

    /** New tokens of one continuation, float32's and these formats'. */
    void wentOn(int[] expected, int[] found) {
        var at = Arrays.mismatch(expected, found);
        continuations++;
        if (at >= 0) {
            diverged++;
            firstDivergent = Math.min(firstDivergent, at);
        }
    }

    FormatQuality quality() {
        return new FormatQuality(
                formats,
                predicted,
                StrictMath.exp(loss / predicted),
                divergence / predicted,
                largestDivergence,
                (double) sameBest / predicted,
                continuations,
                diverged,
                diverged == 0 ? -1 : firstDivergent);
    }
}
