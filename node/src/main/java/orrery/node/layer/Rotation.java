package orrery.node.layer;

import orrery.node.architecture.Rope;
import orrery.node.architecture.Rope.Linear;
import orrery.node.architecture.Rope.Llama3;
import orrery.node.architecture.Rope.Unscaled;
import orrery.node.architecture.Rope.Yarn;
import orrery.node.tensor.RotaryEmbedding;

/** The frequencies of a rotary embedding, stretched as its configuration says. Computed in double precision. */
public final class Rotation {
    private Rotation() {}

    /** The embedding that {@code rope} describes, for positions below {@code positions}. */
    public static RotaryEmbedding of(Rope rope, int positions) {
        double magnitude = rope.scaling() instanceof Yarn yarn ? yarn.magnitude() : 1;
        return new RotaryEmbedding(frequencies(rope), positions, rope.interleaved(), magnitude);
    }

    /** Radians per position, (dim / 2). */
    public static float[] frequencies(Rope rope) {
        var frequencies = RotaryEmbedding.frequencies(rope.theta(), rope.dim());
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = (float) (frequencies[i] * share(rope, i, frequencies[i]));
        }
        return frequencies;
    }

    /** How much of its speed frequency {@code i} keeps. */
    private static double share(Rope rope, int i, double frequency) {
        return switch (rope.scaling()) {
            case Unscaled _ -> 1;
            case Linear(var factor) -> 1 / factor;
            case Llama3 llama -> blend(llama.factor(), turnsAboveSlow(llama, frequency));
            case Yarn yarn -> blend(yarn.factor(), 1 - beyondFast(yarn, rope, i));
        };
    }

    /** 1 keeps it all, 0 leaves {@code 1 / factor}. */
    private static double blend(double factor, double kept) {
        double within = Math.clamp(kept, 0.0, 1.0);
        return within + (1 - within) / factor;
    }

    private static double turnsAboveSlow(Llama3 llama, double frequency) {
        double turns = llama.originalPositions() * frequency / (2 * Math.PI);
        return (turns - llama.lowFrequencyFactor()) / (llama.highFrequencyFactor() - llama.lowFrequencyFactor());
    }

    /** Where {@code i} lies between the element that turns betaFast times in the original context and the betaSlow one. */
    private static double beyondFast(Yarn yarn, Rope rope, int i) {
        double fast = elementThatTurns(yarn.betaFast(), yarn, rope);
        double slow = elementThatTurns(yarn.betaSlow(), yarn, rope);
        double low = Math.max(yarn.truncate() ? Math.floor(fast) : fast, 0);
        double high = Math.min(yarn.truncate() ? Math.ceil(slow) : slow, rope.dim() - 1);
        return (i - low) / (high == low ? 0.001 : high - low); // the paper's code avoids the division by zero so
    }

    private static double elementThatTurns(double times, Yarn yarn, Rope rope) {
        return rope.dim()
                * StrictMath.log(yarn.originalPositions() / (times * 2 * Math.PI))
                / (2 * StrictMath.log(rope.theta()));
    }
}
