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
 * @param emulated whole runs
 */
public record DecodePlan(
        Shape shape, List<Integer> cuts, int prompt, int rounds, int times, List<String> java, Emulated emulated) {

    /** Sizes of a dense decoder with grouped-query attention, a gated feed-forward network and tied embeddings. */
    public record Shape(
            int hidden, int layers, int heads, int keyValueHeads, int headDim, int intermediate, int vocabulary) {

        /** Weights that a token needs. */
        public long weights() {
            long attention = 2L * (heads + keyValueHeads) * headDim * hidden;
            return layers * (attention + 3L * intermediate * hidden) + head();
        }

        /** Operations on a prompt, of which only the last token passes the head; without those of attention itself. */
        public double operations(int prompt) {
            return 2.0 * ((weights() - head()) * prompt + head());
        }

        private long head() {
            return (long) vocabulary * hidden;
        }
    }

    /**
     * Whole emulated runs of a model whose weights are seeded.
     *
     * @param model a shipped configuration of the plan's shape
     * @param spreads what it runs on; the first is one device
     * @param decode what is asked of each spread: many tokens after short prompts
     * @param prefill what is asked of one device: prompts, with one token after each
     * @param java options of the JVM that each run has to itself
     */
    public record Emulated(String model, List<Spread> spreads, Asked decode, Asked prefill, List<String> java) {}

    /** A plan on a topology of the catalogue: tensor degree, and stages. */
    public record Spread(String topology, int tensor, int pipeline) {
        /** That share the model. */
        public int devices() {
            return Math.multiplyExact(tensor, pipeline);
        }
    }

    /**
     * @param prompts all sent at once
     * @param prompt tokens of each
     * @param tokens generated after each
     */
    public record Asked(int prompts, int prompt, int tokens) {}

    DecodePlan times(int others) {
        return new DecodePlan(shape, cuts, prompt, rounds, others, java, emulated);
    }
}
