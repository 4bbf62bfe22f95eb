package orrery.node.plan;

import java.util.List;

/**
 * Every copy of every model that a run has.
 *
 * @param pools copies that are cut alike and do the same
 */
public record Deployment(List<Pool> pools) {

    public Deployment {
        pools = List.copyOf(pools);
    }

    /**
     * @param duty what its copies do
     * @param cut how each is cut
     * @param copies data-parallel replicas
     */
    public record Pool(Duty duty, Cut cut, int copies) {}

    /** What a copy does. */
    public enum Duty {
        /** Prompts and new tokens. */
        SERVE,
        /** Prompts alone; the cache then goes to a copy that decodes. */
        PREFILL,
        /** New tokens alone. */
        DECODE,
        /** Guesses tokens with a smaller model, which a copy that serves checks (speculative decoding). */
        DRAFT
    }
}
