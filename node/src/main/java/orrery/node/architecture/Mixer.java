package orrery.node.architecture;

/** A block in which a token sees those before it, through what they left behind: keys and values, or a state. */
public sealed interface Mixer extends Block permits GroupedAttention, LatentAttention, StateSpace {

    /** Query heads, or heads of a state, which tensor parallelism cuts. */
    int heads();

    /** Elements that one token leaves in the cache of this block, before any cut. */
    long cacheElements();

    /** Elements of one head's value, which the output projection takes. */
    int valueDim();
}
