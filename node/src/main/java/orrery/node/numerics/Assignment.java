package orrery.node.numerics;

import java.util.stream.IntStream;
import orrery.node.layer.Routing;
import orrery.node.plan.Placement;
import orrery.node.plan.Share;

/**
 * The physical experts that a token passes.
 *
 * @param experts their numbers
 * @param weights of their answers, in the same order
 */
record Assignment(int[] experts, float[] weights) {

    /** The copies of chosen experts that a row goes to. */
    static Assignment of(Routing routing, int row, Placement placement) {
        var copies = IntStream.of(routing.experts())
                .map(expert -> placement.copyFor(expert, row))
                .toArray();
        return new Assignment(copies, routing.weights());
    }

    /** Those of them in a range. */
    Assignment within(Share physical) {
        var indices = IntStream.range(0, experts.length)
                .filter(i -> physical.has(experts[i]))
                .toArray();
        var kept = new Assignment(new int[indices.length], new float[indices.length]);
        for (var n = 0; n < indices.length; n++) {
            kept.experts[n] = experts[indices[n]];
            kept.weights[n] = weights[indices[n]];
        }
        return kept;
    }
}
