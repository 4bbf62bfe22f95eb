package orrery.node.cost;

/**
 * A kernel that is told by its operations and bytes alone: norms, rotations, copies, additions, recurrences, and whatever a
 * trace has. Such kernels are bound by memory, unless there are many operations to a byte.
 */
public record Movement(long flops, long bytes) implements Kernel {}
