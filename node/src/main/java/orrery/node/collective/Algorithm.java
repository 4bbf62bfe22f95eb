package orrery.node.collective;

/** How a collective moves its data. */
public enum Algorithm {
    /** The one that the tuning rules expect to be fastest. */
    AUTO,
    RING,
    /** Double binary tree (Sanders, Speck, Träff 2009), as NCCL pipelines it. */
    TREE,
    /** Every rank sends to every other: all-to-all, and all-reduce and the rest in one step or two. */
    DIRECT,
    /** All-reduce in one step: every rank reads everything and adds it all itself. */
    ONE_SHOT,
    /**
     * All-reduce in two: every rank adds one slice, then hands it to everyone. All-to-all-v in two, as a MoE combine: every
     * rank stages its data and tells the others, then it moves.
     */
    TWO_SHOT,
    /** NVLink SHARP: the switches add and multicast. */
    NVLS,
    /** Within the NVLink domain first, then between domains along rails, then within again. */
    TWO_LEVEL
}
