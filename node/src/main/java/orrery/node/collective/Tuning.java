package orrery.node.collective;

/** Says how a collective is best done. */
@FunctionalInterface
public interface Tuning {

    /** The choice for a wish; whatever the wish leaves open is decided, whatever it demands is kept. */
    Choice choose(Wish wish);

    /**
     * What is to be done, and what of the way is demanded.
     *
     * @param bytes as {@link Operation} counts them
     * @param domainRanks ranks of one NVLink domain; equal to {@code ranks} where there is one domain
     * @param switchesReduce whether the switches between the ranks of a domain can add
     * @param algorithm {@link Algorithm#AUTO} where it is open
     * @param protocol {@link Protocol#AUTO} where it is open
     * @param channels 0 where it is open
     * @param chunks parts that each slice of a ring is cut into, 0 where it is open
     * @param graph replayed from a captured graph, rather than launched from the host's stream
     */
    record Wish(
            Operation operation,
            ElementType elementType,
            long bytes,
            int ranks,
            int domainRanks,
            boolean switchesReduce,
            Algorithm algorithm,
            Protocol protocol,
            int channels,
            int chunks,
            boolean graph) {}
}
