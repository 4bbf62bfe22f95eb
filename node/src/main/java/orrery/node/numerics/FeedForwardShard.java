package orrery.node.numerics;

import static orrery.node.architecture.Part.NORM;

import java.util.stream.IntStream;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Shares;

/**
 * A rank's part of a feed-forward block.
 *
 * @param norm (hidden), of the block's input; null on a rank that gets its rows normalised
 * @param router null on such a rank
 * @param space that they work in; null on a rank that gets its rows from there
 * @param experts that are here
 * @param shared this rank's part of the shared experts; null where it has none
 */
record FeedForwardShard(
        FeedForward block, float[] norm, RouterShard router, ExpertSpace space, LocalExperts experts, Network shared) {

    static FeedForwardShard of(ShardWeights weights, Shares shares) {
        var block = (FeedForward) weights.kind();
        var attends = shares.seat().side() == Side.ATTENTION;
        return new FeedForwardShard(
                block,
                attends ? weights.vector(NORM) : null,
                attends ? RouterShard.of(weights, shares) : null,
                attends ? ExpertSpace.of(weights) : null,
                attends && shares.cut().separate() ? LocalExperts.NONE : LocalExperts.of(weights, shares),
                attends ? shared(block, weights, shares) : null);
    }

    private static Network shared(FeedForward block, ShardWeights weights, Shares shares) {
        return switch (block) {
            case Dense _ -> null;
            case Experts experts -> new NetworkReader(weights).shared(experts, shares.sharedWidth(experts));
        };
    }

    /**
     * This rank's part of what the block makes of rows.
     *
     * @param x (rows, hidden), normalised
     */
    LocalExperts.Answers transform(float[] x, int rows, int hidden) {
        var there = experts.run(space.into(x, rows), block.rowWidth(hidden), router.assign(x, rows, 0));
        var answers = new LocalExperts.Answers(space.outOf(there.sums(), rows), there.tokens());
        if (shared != null && rows > 0) {
            var of = shared.run(x, rows);
            IntStream.range(0, of.length).forEach(i -> answers.sums()[i] += of[i]);
        }
        return answers;
    }
}
