package orrery.node.tensor;

import java.util.Objects;

/** What is read from the numbers that the head of a language model gives, one for each token id. */
public final class Logits {
    private Logits() {}

    /** The index of the largest; of equal ones the first. */
    public static int argmax(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    /** How far the largest stands above every other: how little it takes to change a greedy choice. */
    public static float gap(float[] logits) {
        int best = argmax(logits);
        float second = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            second = i == best ? second : Math.max(second, logits[i]);
        }
        return logits[best] - second;
    }

    /** {@code -ln p(token)} in nats, {@code logits[at .. at + size)}; summed in double precision, in order. */
    public static double loss(float[] logits, int at, int size, int token) {
        Objects.checkIndex(token, size);
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            best = Math.max(best, logits[at + i]);
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += StrictMath.exp(logits[at + i] - best);
        }
        return StrictMath.log(sum) + best - logits[at + token];
    }
}
