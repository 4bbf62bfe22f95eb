package orrery.node.numerics;

import java.util.stream.IntStream;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.plan.Cut;
import orrery.node.plan.EvenRouting;
import orrery.node.plan.Placement;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;

/**
 * Who exchanges tokens: attention ranks, and after them feed-forward ranks where those are others.
 *
 * @param seat of one of them
 */
record ExpertMembers(Cut cut, Seat seat) {

    int count() {
        return cut.stageRanks();
    }

    /** The seat's own number among them. */
    int self() {
        return seat.side() == Side.ATTENTION ? seat.rank() : cut.attentionRanks() + seat.rank();
    }

    /** Whether a member has rows of its own. */
    boolean attends(int member) {
        return member < cut.attentionRanks();
    }

    /** The physical experts of a block that a member holds; none where it has no feed-forward part. */
    Share experts(FeedForward block, int member) {
        if (cut.separate() && attends(member)) {
            return new Share(0, 0);
        }
        var rank = cut.separate() ? member - cut.attentionRanks() : member;
        var shares = new Shares(cut, new Seat(seat.copy(), seat.stage(), seat.side(), rank));
        return switch (block) {
            case Dense dense -> new Share(0, Math.min(1, shares.width(dense).count()));
            case Experts experts -> shares.physicalExperts(experts);
        };
    }

    /** Whether a member holds any. */
    boolean hold(FeedForward block, int member) {
        return experts(block, member).count() > 0;
    }

    /** The members that hold a physical expert, in their order: those that share its width. */
    int[] holders(FeedForward block, int physical) {
        var first = cut.separate() ? cut.attentionRanks() : 0;
        return switch (block) {
            case Dense _ ->
                IntStream.range(first, first + cut.feedForward().ranks())
                        .filter(member -> hold(block, member))
                        .toArray();
            case Experts experts -> {
                var tensor = cut.feedForward().tensor();
                var from = first + new Placement(experts, cut).expertRank(physical) * tensor;
                yield IntStream.range(from, from + tensor).toArray();
            }
        };
    }

    /** Members that a token goes to, on average, this one included. */
    double meanVisits(FeedForward block) {
        return IntStream.range(0, count())
                .map(member -> experts(block, member).count())
                .mapToDouble(here -> switch (block) {
                    case Dense _ -> here;
                    case Experts experts -> new EvenRouting(experts, cut).anyOf(here);
                })
                .sum();
    }
}
