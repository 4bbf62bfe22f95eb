package orrery.node.architecture;

/**
 * Rotary position embedding (Su et al., 2021).
 *
 * @param theta base of the frequencies
 * @param dim elements of a head that turn
 * @param interleaved whether neighbours turn together (DeepSeek), rather than elements half a head apart
 * @param scaling how the frequencies are stretched for a longer context
 */
public record Rope(double theta, int dim, boolean interleaved, Scaling scaling) {

    /** How frequencies are stretched. */
    public sealed interface Scaling {}

    /** Not at all. */
    public record Unscaled() implements Scaling {}

    /** All alike. */
    public record Linear(double factor) implements Scaling {}

    /**
     * Slow ones {@code factor} times, fast ones not at all, a blend between (Llama 3.1).
     *
     * @param lowFrequencyFactor turns per original context below which a frequency counts as slow
     * @param highFrequencyFactor turns per original context above which it counts as fast
     */
    public record Llama3(double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalPositions)
            implements Scaling {}

    /**
     * YaRN (Peng et al., 2023).
     *
     * @param betaFast turns per original context above which a frequency stays
     * @param betaSlow turns below which it is stretched wholly
     * @param magnitude factor of cosine and sine (GPT-OSS), 1 where the scores are scaled instead (DeepSeek)
     * @param truncate whether the two bounds are rounded to whole elements
     */
    public record Yarn(
            double factor, double betaFast, double betaSlow, int originalPositions, double magnitude, boolean truncate)
            implements Scaling {}
}
