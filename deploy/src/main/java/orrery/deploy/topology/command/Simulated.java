package orrery.deploy.topology.command;

import java.util.Locale;
import orrery.fabric.topology.Topology;
import orrery.node.load.LoadOutcome;
import orrery.node.load.LoadOutcome.NotSimulated;
import orrery.node.load.LoadSimulation;
import orrery.node.load.OfferedLoad;

/** Which topologies of a comparison a load is simulated on. */
enum Simulated {
    /** Each that can be. */
    ALL,
    /** Those that take seconds. */
    SMALL,
    NONE;

    /** The largest that take about ten seconds each on one core. */
    private static final int SMALL_MOST = 1152;

    LoadOutcome run(Topology topology, double load, long seed) {
        if (this == NONE) {
            return new NotSimulated("not asked for by --simulate");
        }
        if (load == 0) {
            return new NotSimulated("nothing is sent at load 0");
        }
        if (this == SMALL && topology.gpus().length > SMALL_MOST) {
            return new NotSimulated(String.format(Locale.ROOT, "more than %,d endpoints take long", SMALL_MOST));
        }
        return LoadSimulation.run(topology, OfferedLoad.of(load, seed));
    }
}
