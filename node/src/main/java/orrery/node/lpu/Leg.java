package orrery.node.lpu;

/**
 * What one rank of a meeting sends another.
 *
 * @param from rank
 * @param to rank
 * @param part which part of what the sender has
 * @param first transfer, from the sender
 * @param last transfer, to the receiver; another where LPUs between pass it on
 * @param bytes on the wire
 */
record Leg(int from, int to, Part part, int first, int last, long bytes) {

    enum Part {
        /** All that the sender brought, or has for this receiver. */
        WHOLE,
        /** The receiver's piece of the sender's addend. */
        ADDEND,
        /** The sender's piece of the sum. */
        SUM
    }
}
