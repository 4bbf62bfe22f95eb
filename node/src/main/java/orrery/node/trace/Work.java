package orrery.node.trace;

/** What a node of a trace does. */
public sealed interface Work {

    /** Nothing that takes time. */
    record Metadata() implements Work {}

    /**
     * Kernels.
     *
     * @param micros as measured; 0 where it follows from operations and bytes
     * @param operations floating-point operations
     * @param bytes to and from memory
     * @param onHost whether the host's processor does it
     */
    record Compute(long micros, long operations, long bytes, boolean onHost) implements Work {}

    /**
     * Bytes to or from memory.
     *
     * @param micros as measured; counts where bytes are not given
     */
    record Memory(boolean store, long bytes, long micros) implements Work {}

    /**
     * Something that all ranks of a group do together; its first rank is the root.
     *
     * @param bytes that each rank brings; of a broadcast those of the root
     * @param group its name; empty for all ranks
     */
    record Collective(CollectiveKind kind, long bytes, String group) implements Work {}

    /** @param to rank */
    record Send(int to, long tag, long bytes) implements Work {}

    /** @param from rank */
    record Receive(int from, long tag, long bytes) implements Work {}
}
