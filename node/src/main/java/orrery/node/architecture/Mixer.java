package orrery.node.architecture;

/** A block in which a token sees those before it, through what they left in a cache. */
public sealed interface Mixer extends Block permits GroupedAttention, LatentAttention {

    /** Query heads, which tensor parallelism cuts. */
    int heads();

    /** Elements that one token leaves in the cache of this block, before any cut. */
    long cacheElements();

    /** Elements of one head's value, which the output projection takes. */
    int valueDim();
}
