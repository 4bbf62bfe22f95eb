package orrery.deploy.benchmark;

import java.util.List;

/**
 * What is decoded, and how often.
 *
 * @param cuts devices that share every matrix, in one run after the other
 * @param prompt tokens in the product of matrices
 * @param rounds of everything in one JVM
 * @param times JVMs
 * @param java their options
 */
public record DecodePlan(Shape shape, List<Integer> cuts, int prompt, int rounds, int times, List<String> java) {

    /** Sizes of a dense decoder with grouped-query attention, a gated feed-forward network and tied embeddings. */
    public record Shape(
            int hidden, int layers, int heads, int keyValueHeads, int headDim, int intermediate, int vocabulary) {

        /** Weights that a token needs. */
        public long weights() {
            long attention = 2L * (heads + keyValueHeads) * headDim * hidden;
            return layers * (attention + 3L * intermediate * hidden) + (long) vocabulary * hidden;
        }
    }

    DecodePlan times(int others) {
        return new DecodePlan(shape, cuts, prompt, rounds, others, java);
    }
}
