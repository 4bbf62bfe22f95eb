package orrery.node.tensor;

import jdk.incubator.vector.FloatVector;

/** Folds a 512-bit vector of partial sums by the tree of {@link Dot}; {@code reduceLanes} promises no order. */
final class WideFold {
    private WideFold() {}

    static float sum(FloatVector sums) {
        var eight = half(sums, 0).add(half(sums, 1));
        var four = quarter(eight, 0).add(quarter(eight, 1));
        return (four.lane(0) + four.lane(2)) + (four.lane(1) + four.lane(3));
    }

    private static FloatVector half(FloatVector sixteen, int part) {
        return (FloatVector) sixteen.reinterpretShape(FloatVector.SPECIES_256, part);
    }

    private static FloatVector quarter(FloatVector eight, int part) {
        return (FloatVector) eight.reinterpretShape(FloatVector.SPECIES_128, part);
    }
}
