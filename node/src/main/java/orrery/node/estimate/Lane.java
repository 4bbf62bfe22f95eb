package orrery.node.estimate;

/** What does one thing at a time. */
public enum Lane {
    /** Kernels of the device that has attention's part. */
    COMPUTE,
    /** Kernels of feed-forward's own device, where there is one. */
    FEED_FORWARD,
    /** What goes between devices. Micro-batches share the links, so that one's goes after the other's. */
    COMMUNICATION
}
