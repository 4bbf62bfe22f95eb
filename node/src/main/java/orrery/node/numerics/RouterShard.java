package orrery.node.numerics;

import static orrery.node.architecture.Part.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.layer.Routing;
import orrery.node.plan.Placement;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.tensor.Matrix;

/** Where a block's tokens go. */
interface RouterShard {
    /** To the only expert that there is. */
    Assignment ALONE = new Assignment(new int[] {0}, new float[] {1});

    /**
     * @param x (rows, hidden), normalised
     * @param first number of the first of them, which decides between copies of an expert
     */
    List<Assignment> assign(float[] x, int rows, int first);

    static RouterShard of(ShardWeights weights, Shares shares) {
        return switch ((FeedForward) weights.kind()) {
            case Dense _ -> (_, rows, _) -> Collections.nCopies(rows, ALONE);
            case Experts experts -> ofExperts(experts, weights, shares);
        };
    }

    private static RouterShard ofExperts(Experts block, ShardWeights weights, Shares shares) {
        Matrix router = weights.whole(ROUTER);
        var all = new Share(0, block.count());
        var bias = weights.vector(block.router().bias(), ROUTER_BIAS, all);
        var correction = weights.vector(block.router().correction(), ROUTER_CORRECTION, all);
        var placement = new Placement(block, shares.cut());
        return (x, rows, first) -> {
            var logits = Linear.apply(router, bias, x, rows);
            return IntStream.range(0, rows)
                    .mapToObj(row -> Assignment.of(
                            Routing.of(block, row(logits, row, block.count()), correction), first + row, placement))
                    .toList();
        };
    }

    private static float[] row(float[] values, int row, int width) {
        return Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }
}
