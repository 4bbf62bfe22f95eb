package orrery.node.program;

import java.util.Optional;

/**
 * Whom a collective is among: each rank is in one group of each kind.
 *
 * <p>A = attention's degrees, F = feed-forward's.
 */
public enum Group {
    /** One data group's tensor and context ranks, A.context * A.tensor of them: who sums after attention. */
    ATTENTION,
    /** One data group's context ranks with the same tensor rank. */
    CONTEXT,
    /**
     * F.tensor consecutive ranks: who sums after a dense feed-forward block. Holds one or more whole data groups.
     */
    FEED_FORWARD,
    /** Ranks of all data groups in one {@link #FEED_FORWARD} group with the same context and tensor rank. */
    FEED_FORWARD_ROWS,
    /** All attention ranks of the stage: who sums after experts without an all-to-all. */
    STAGE,
    /** Ranks of all data groups of the stage with the same context and tensor rank. */
    STAGE_ROWS,
    /** All attention ranks of the stage, then, where they are others, all feed-forward ranks: who exchanges tokens. */
    EXPERTS,
    /** This rank and its like in the next stage; in the last stage, the rank alone. */
    NEXT_STAGE,
    /** Its like in the stage before, and this rank; in the first stage, the rank alone. */
    PREVIOUS_STAGE;

    /** Whom a communication is among; empty where it is with the CPU. */
    public static Optional<Group> of(Work.Communicate work) {
        return switch (work) {
            case Work.AllReduce(var group) -> Optional.of(group);
            case Work.GatherRows(var group) -> Optional.of(group);
            case Work.GatherShares(var group) -> Optional.of(group);
            case Work.ExchangeParts(var group) -> Optional.of(group);
            case Work.GatherLogits(var group) -> Optional.of(group);
            case Work.Dispatch _, Work.Combine _ -> Optional.of(EXPERTS);
            case Work.Send _ -> Optional.of(NEXT_STAGE);
            case Work.Receive _ -> Optional.of(PREVIOUS_STAGE);
            case Work.HandOver _ -> Optional.empty();
        };
    }
}
