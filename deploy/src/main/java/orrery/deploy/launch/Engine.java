package orrery.deploy.launch;

import java.util.function.Consumer;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;

/**
 * Executes what the command line asks. Found with {@link java.util.ServiceLoader}, once everything that can be checked
 * without it is checked.
 */
public interface Engine {

    /**
     * Runs a scenario to its end.
     *
     * @param progress told now and then, from any thread
     * @throws orrery.node.scenario.ScenarioProblem before any work, where a plan does not fit its topology or model
     * @throws RunFailure where the run cannot go on
     */
    Outcome run(Scenario scenario, RunOptions options, Consumer<Progress> progress) throws RunFailure;

    /**
     * Serves as one member of a cluster until it is told to leave or a signal ends the process.
     *
     * @throws RunFailure where it cannot join, or was cut off
     */
    void serve(NodeOptions options) throws RunFailure;
}
