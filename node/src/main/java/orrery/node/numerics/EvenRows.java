package orrery.node.numerics;

import java.util.stream.IntStream;
import orrery.node.architecture.Dense;
import orrery.node.architecture.FeedForward;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Share;
import orrery.node.program.Group;

/** How many rows feed-forward blocks and their groups work on, as one rank sees a step. */
record EvenRows(Cut cut, Seat seat, StepRows rows) {

    /** Of all data groups. */
    int all(int part) {
        return rows.of(part, new Share(0, cut.attention().data()));
    }

    /** Those that a block without an exchange of tokens works on. */
    int transformed(FeedForward block, int part) {
        return summed(block instanceof Dense ? denseGroup() : Group.STAGE, part);
    }

    private Group denseGroup() {
        return cut.denseRanks() == cut.groupRanks() ? Group.ATTENTION : Group.FEED_FORWARD;
    }

    /** Those that a group of ranks sums up. */
    int summed(Group group, int part) {
        return switch (group) {
            case FEED_FORWARD -> rows.of(part, rows.dataGroups(Group.FEED_FORWARD_ROWS));
            case STAGE -> all(part);
            case ATTENTION, CONTEXT, FEED_FORWARD_ROWS, STAGE_ROWS, EXPERTS, NEXT_STAGE, PREVIOUS_STAGE ->
                rows.own(part);
        };
    }

    /** The most that a rank sends to experts. */
    int mostSharedOut(int part) {
        return IntStream.range(0, cut.attentionRanks())
                .map(rank -> rows.sharedOut(part, rank).count())
                .max()
                .orElse(0);
    }
}
