package orrery.node.model;

import java.util.List;
import java.util.stream.Stream;
import orrery.node.tensor.KeyValueCache;

/** One text on its way through {@link OneDevice}: what its tokens left in the KV cache of every layer. */
public final class Sequence {
    private final List<KeyValueCache> caches; // one for each layer

    Sequence(LlamaConfig config) {
        caches = Stream.generate(
                        () -> new KeyValueCache(config.keyValueHeads(), config.headDim(), config.maxPositions()))
                .limit(config.layers())
                .toList();
    }

    /** Tokens so far; the next one takes this position. */
    public int length() {
        return caches.getFirst().length();
    }

    KeyValueCache cache(int layer) {
        return caches.get(layer);
    }
}
