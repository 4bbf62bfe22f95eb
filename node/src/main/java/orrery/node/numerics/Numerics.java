package orrery.node.numerics;

import java.util.List;
import orrery.node.cost.Kernel;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.program.Node;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Step;

/**
 * One rank's numbers while it runs its program. Nodes are handed in when what they wait for is over; a step ends when all of
 * its nodes are.
 *
 * <p>Not thread-safe: it belongs to one device.
 */
public interface Numerics {

    /** A new step: caches of finished sequences go, those of sequences that went back shrink. */
    void begin(Step step);

    /** Does what a compute node says; the answer is what was launched on the chip, kernel by kernel. */
    List<Kernel> compute(Node node);

    /**
     * What this rank brings to an all-reduce or a gather.
     *
     * @param values of this rank; null where none are carried. Given away: the collective may keep it
     * @param elements of the whole collective as {@link orrery.node.collective.Operation} counts them, in values carried; the
     *     same at every rank (gathers are padded to the longest)
     * @param bytes those elements take on the wire before any protocol, of the full model
     */
    record Contribution(float[] values, long elements, long bytes) {}

    /** What this rank brings to an all-reduce or a gather. */
    Contribution contribution(Node node);

    /** The result of an all-reduce or a gather; null where none is carried. */
    void result(Node node, float[] values);

    /**
     * What goes to every rank of the node's group in an exchange or a send, in rank order: {@link
     * orrery.protocol.payload.Nothing} where a rank gets no data but must be told so, null where it expects nothing. Always
     * null for this rank itself, which keeps what is its own. Exchanges tell nobody anything for a micro-batch without rows.
     */
    List<Payload> outgoing(Node node);

    /** From which other ranks of the group something comes, a {@link orrery.protocol.payload.Nothing} included. */
    List<Integer> expected(Node node);

    /** What came, in rank order, after {@link #outgoing} was asked; null from ranks that send nothing. */
    void incoming(Node node, List<Payload> payloads);

    /** What the first rank of a data group hands to its CPU; null at all others, and where no logits are wanted. */
    Logits logits(Node node);

    /**
     * What this rank gives a rank of a copy, perhaps cut differently, of the cache of a sequence; null where it gives that
     * rank nothing. To its own place in its own cut: all that it has.
     *
     * @param length positions of the cache
     */
    Payload cacheFor(int sequence, int length, Cut cut, Seat seat);

    /**
     * From a rank whose {@link #cacheFor} for this one is not null: what it gave. A cache that comes from several ranks is
     * whole when all of them gave.
     */
    void cacheFrom(int sequence, int length, Cut cut, Seat seat, Payload payload);

    /** Whether a rank has anything of a sequence's cache to give this one: whether something comes from there. */
    boolean cacheComesFrom(int sequence, int length, Cut cut, Seat seat);

    /** What it was made with and never changes, in an order that follows from its seat: whoever keeps its state leaves that out. */
    List<Object> parts();

    /** Drops all caches, and whatever a step was at. */
    void forgetAll();

    /** Drops the cache of a sequence. */
    void forget(int sequence);
}
