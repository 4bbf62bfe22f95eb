package orrery.node.model;

import orrery.node.checkpoint.Fields;

/**
 * The {@code rope_scaling} of type {@code llama3}: slow frequencies turn {@code factor} times slower,
 * so that a longer context fits into the angles that were trained; fast ones stay; between them it blends.
 *
 * <p>Source: the Llama 3.1 release, config.json field {@code rope_scaling}.
 *
 * @param factor how much longer the context became
 * @param lowFrequencyFactor turns per original context below which a frequency counts as slow
 * @param highFrequencyFactor turns per original context above which it counts as fast
 * @param originalPositions the context length before
 */
public record Llama3Scaling(
        double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalPositions) {

    static Llama3Scaling read(Fields fields, int largest) {
        var scaling = new Llama3Scaling(
                fields.positive("factor"),
                fields.positive("low_freq_factor"),
                fields.positive("high_freq_factor"),
                fields.integer("original_max_position_embeddings", 1, largest));
        if (scaling.highFrequencyFactor <= scaling.lowFrequencyFactor) {
            throw fields.problem("high_freq_factor", "it must be above low_freq_factor");
        }
        return scaling;
    }

    /** The frequencies after scaling, a new array. */
    public float[] apply(float[] frequencies) {
        var scaled = new float[frequencies.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (frequencies[i] * share(frequencies[i]));
        }
        return scaled;
    }

    private double share(double frequency) {
        double turns = originalPositions * frequency / (2 * Math.PI);
        double fast = (turns - lowFrequencyFactor) / (highFrequencyFactor - lowFrequencyFactor);
        double kept = Math.clamp(fast, 0.0, 1.0);
        return kept + (1 - kept) / factor;
    }
}
