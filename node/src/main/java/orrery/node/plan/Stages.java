package orrery.node.plan;

import java.util.List;
import java.util.stream.IntStream;
import orrery.node.architecture.Architecture;

/** Which blocks a stage of the pipeline has: whole layers, one after the other, as even as possible. */
public final class Stages {
    private Stages() {}

    /** Indices of a stage's blocks in the architecture, ascending. */
    public static List<Integer> blocks(Architecture architecture, Cut cut, int stage) {
        var layers = Share.of(architecture.layers(), cut.pipeline(), stage);
        return IntStream.range(0, architecture.blocks().size())
                .filter(block -> layers.has(architecture.blocks().get(block).layer()))
                .boxed()
                .toList();
    }
}
