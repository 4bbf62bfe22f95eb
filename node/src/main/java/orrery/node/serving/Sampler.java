package orrery.node.serving;

import orrery.node.scenario.Sampling;
import orrery.node.tensor.Logits;
import orrery.protocol.payload.Digest;

/** Chooses a token from a row of logits; the same row, request and index always give the same token. */
public final class Sampler {
    private static final double BITS_53 = 0x1.0p-53;

    private final Sampling sampling;
    private final long seed;

    public Sampler(Sampling sampling, long seed) {
        this.sampling = sampling;
        this.seed = seed;
    }

    /**
     * A token, and how close the call was.
     *
     * @param token the one chosen
     * @param runnerUp the one that a small change of the logits would bring next
     * @param gap how far away that is: in logits when greedy, in probability when drawn
     * @param gapPerLogit how much of the gap an error of 1 in the logits may eat
     */
    public record Choice(int token, int runnerUp, double gap, double gapPerLogit) {
        /** Whether logits that are off by so much could have given another token. */
        public boolean closerThan(double logitError) {
            return gap <= gapPerLogit * logitError;
        }
    }

    public Choice choose(float[] logits, int request, int index) {
        return switch (sampling) {
            case Sampling.Greedy _ -> greedy(logits);
            case Sampling.Temperature(var temperature) -> draw(logits, temperature, uniform(request, index));
        };
    }

    /** Both logits may be off, one up and one down: hence the 2. */
    private static Choice greedy(float[] logits) {
        var best = Logits.argmax(logits);
        var rest = logits.clone();
        rest[best] = Float.NEGATIVE_INFINITY;
        var second = Logits.argmax(rest);
        return new Choice(best, second, (double) logits[best] - logits[second], 2);
    }

    private static Choice draw(float[] logits, double temperature, double uniform) {
        var upTo = cumulative(logits, temperature); // probability of tokens up to and with each
        var token = 0;
        while (token + 1 < upTo.length && upTo[token] <= uniform) {
            token++;
        }
        var toUpper = token + 1 < upTo.length ? upTo[token] - uniform : 1;
        var toLower = token > 0 ? uniform - upTo[token - 1] : 1;
        var runnerUp = toLower < toUpper ? token - 1 : Math.min(token + 1, upTo.length - 1);
        return new Choice(token, runnerUp, Math.min(toLower, toUpper), 2 / temperature);
    }

    /** Summed in the order of ids, in doubles, so that every machine draws alike. */
    private static double[] cumulative(float[] logits, double temperature) {
        var best = logits[Logits.argmax(logits)];
        var sums = new double[logits.length];
        var sum = 0.0;
        for (var i = 0; i < sums.length; i++) {
            sum += StrictMath.exp((logits[i] - best) / temperature);
            sums[i] = sum;
        }
        for (var i = 0; i < sums.length; i++) {
            sums[i] /= sum;
        }
        return sums;
    }

    /** Uniform in [0, 1), by seed, request and index alone. */
    private double uniform(int request, int index) {
        return (Digest.mix(Digest.mix(seed, request), index) >>> 11) * BITS_53;
    }
}
