package orrery.deploy.topology;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;
import orrery.fabric.topology.TopologySource;
import orrery.node.scenario.ScenarioProblem;

/** What the field {@code topology} of a scenario comes to. */
public final class ScenarioTopology {
    private static final String FIELD = "topology";

    private ScenarioTopology() {}

    /**
     * Draws it from the catalogue of this process.
     *
     * @throws ScenarioProblem where no topology has the name, or it is no sound machine
     */
    public static Topology draw(TopologySource source) {
        if (source instanceof TopologySource.Named(var text)
                && !Topologies.names().contains(Topologies.nameIn(text))) {
            throw ScenarioProblem.unknownName(FIELD, text, Topologies.names());
        }
        try {
            return source.draw(Catalogue.load());
        } catch (TopologyProblem problem) {
            throw new ScenarioProblem(FIELD, problem.getMessage(), "a topology that can be drawn", "");
        }
    }
}
