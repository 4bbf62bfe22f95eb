package orrery.node.feasibility;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one device holds, in bytes.
 *
 * @param weights by what they are for; nothing stands at 0
 * @param cache keys and values, latent vectors or states, of all sequences that it has a part of
 * @param workspace an estimate of what a step needs besides: the rows it works on, and logits
 */
public record Holding(Map<Held, Long> weights, long cache, long workspace) {

    public Holding {
        weights = Collections.unmodifiableMap(new EnumMap<>(weights));
    }

    public long allWeights() {
        return weights.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    public long total() {
        return Math.addExact(Math.addExact(allWeights(), cache), workspace);
    }
}
