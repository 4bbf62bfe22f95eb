package orrery.deploy.engine;

import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/** Hosts that stay for one run after another; closing ends those that were started for them. */
public interface Runs extends AutoCloseable {

    /**
     * Runs a scenario to its end.
     *
     * @param topology what the scenario's topology names
     * @throws orrery.node.scenario.ScenarioProblem before any work, where a plan does not fit its topology or model
     * @throws RunFailure where the run cannot go on; the hosts may be lost then, and are best closed
     */
    Outcome run(Scenario scenario, TopologySource topology) throws RunFailure;

    @Override
    void close();
}
