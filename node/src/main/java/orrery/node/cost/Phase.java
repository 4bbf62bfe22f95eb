package orrery.node.cost;

/** The two kernels that engines have for attention. */
public enum Phase {
    /** Many new tokens of a sequence: bound by arithmetic. */
    PREFILL,
    /** One new token of a sequence, or a few that were drafted: bound by reading the cache. */
    DECODE
}
