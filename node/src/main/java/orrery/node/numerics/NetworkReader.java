package orrery.node.numerics;

import static orrery.node.architecture.Part.*;

import orrery.node.architecture.Activation;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.Part;
import orrery.node.plan.Share;

/** Cuts a rank's part out of feed-forward networks; null where it has no part of the width. */
record NetworkReader(ShardWeights weights) {
    private static final int NO_EXPERT = 0;

    Network dense(Dense block, Share width) {
        return network(block.activation(), GATE, UP, DOWN, NO_EXPERT, width, false, false);
    }

    Network shared(Experts block, Share width) {
        return network(block.activation(), SHARED_GATE, SHARED_UP, SHARED_DOWN, NO_EXPERT, width, false, false);
    }

    /**
     * @param first whether this rank adds the bias of the down projection, which one of those that share an expert does
     */
    Network expert(Experts block, int expert, Share width, boolean first) {
        return network(block.activation(), EXPERT_GATE, EXPERT_UP, EXPERT_DOWN, expert, width, block.bias(), first);
    }

    private Network network(
            Activation activation,
            Part gate,
            Part up,
            Part down,
            int expert,
            Share width,
            boolean bias,
            boolean first) {
        if (width.count() == 0) {
            return null;
        }
        var outputs = new Share(0, ((FeedForward) weights.kind()).rowWidth(weights.hidden()));
        return new Network(
                activation,
                activation.gated() ? weights.rows(gate, expert, width) : null,
                weights.rows(up, expert, width),
                weights.columns(down, expert, width),
                weights.vector(bias && activation.gated(), EXPERT_GATE_BIAS, expert, width),
                weights.vector(bias, EXPERT_UP_BIAS, expert, width),
                weights.vector(bias && first, EXPERT_DOWN_BIAS, expert, outputs));
    }
}
