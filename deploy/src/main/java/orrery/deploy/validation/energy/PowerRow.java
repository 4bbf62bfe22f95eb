package orrery.deploy.validation.energy;

import orrery.fabric.catalogue.Confidence;
import orrery.node.format.Formats;

/**
 * Watts that somebody measured while a model was served.
 *
 * @param system and load, in words
 * @param gpu a row of the catalogue
 * @param gpus all of them, each group of {@code tensor} with a copy of the model
 * @param model a configuration that comes with Orrery
 * @param inputTokens of a request, on average, as outputTokens
 * @param sequences running at a time over all copies
 * @param tokensPerSecond output tokens, measured
 */
public record PowerRow(
        String system,
        String gpu,
        int gpus,
        String model,
        Formats formats,
        int tensor,
        int inputTokens,
        int outputTokens,
        int sequences,
        double tokensPerSecond,
        Scope scope,
        double watts,
        Confidence confidence,
        String source) {

    /** What the meter was on. */
    public enum Scope {
        /** The server as a whole, in front of its power supplies. */
        WALL,
        /** The GPUs by themselves. */
        GPUS
    }

    public int copies() {
        return gpus / tensor;
    }
}
