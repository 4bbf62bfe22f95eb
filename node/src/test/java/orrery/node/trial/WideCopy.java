package orrery.node.trial;

import orrery.fabric.topology.Topology;
import orrery.node.collective.Choice;
import orrery.node.collective.Pace;
import orrery.node.collective.Tuning;
import orrery.node.collective.Untuned;
import orrery.protocol.units.Bandwidth;

/** Ranks that copy so fast that only links count. */
record WideCopy(Tuning usual) implements Tuning {
    WideCopy(Topology topology) {
        this(new Untuned(topology));
    }

    @Override
    public Choice choose(Wish wish) {
        var choice = usual.choose(wish);
        var pace = choice.pace();
        var fast =
                new Pace(pace.launch(), pace.synchronisation(), new Bandwidth(1_000_000_000_000_000L), pace.memory());
        return new Choice(
                choice.algorithm(),
                choice.protocol(),
                choice.channels(),
                choice.chunkBytes(),
                choice.sliceBytes(),
                choice.peers(),
                fast);
    }
}
