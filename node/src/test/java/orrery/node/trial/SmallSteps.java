package orrery.node.trial;

import orrery.fabric.topology.Topology;
import orrery.node.collective.Choice;
import orrery.node.collective.Tuning;
import orrery.node.collective.Untuned;

/** Cuts everything into pieces of a few bytes, so that small data goes through every loop of a schedule. */
record SmallSteps(Tuning usual, long sliceBytes, int slicesPerChunk, int peers) implements Tuning {
    static SmallSteps on(Topology topology) {
        return new SmallSteps(new Untuned(topology), 28, 2, 2);
    }

    @Override
    public Choice choose(Wish wish) {
        var choice = usual.choose(wish);
        return new Choice(
                choice.algorithm(),
                choice.protocol(),
                choice.channels(),
                sliceBytes * slicesPerChunk,
                sliceBytes,
                peers,
                choice.pace());
    }
}
