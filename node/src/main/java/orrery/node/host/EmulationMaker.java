package orrery.node.host;

import java.util.List;
import java.util.function.Supplier;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.Emulation;
import orrery.node.emulation.Findings;
import orrery.node.scenario.Scenario;

/** How a host gets the devices of its place; by default {@link Emulation}. */
@FunctionalInterface
public interface EmulationMaker {
    EmulationMaker REAL = (scenario, topology, placement, jvm) -> {
        var emulation = Emulation.prepare(scenario, topology, placement, jvm);
        return new Hosted(emulation.shells(), emulation::findings);
    };

    /** See {@link Emulation#prepare}. */
    Hosted prepare(Scenario scenario, Topology topology, Placement placement, int jvm);

    /** The devices of one JVM, and what they will have found. */
    record Hosted(List<Shell> shells, Supplier<Findings> findings) {}
}
