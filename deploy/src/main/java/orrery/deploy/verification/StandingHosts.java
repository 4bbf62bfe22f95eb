package orrery.deploy.verification;

import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/** Hosts that run one case after another; closing ends them. */
public interface StandingHosts extends AutoCloseable {

    /**
     * @throws orrery.node.scenario.ScenarioProblem where the plan does not fit topology or model
     * @throws BrokenRun where the run cannot go on; the hosts may be lost then, and are best closed
     */
    Outcome run(Scenario scenario, TopologySource topology) throws BrokenRun;

    @Override
    void close();

    /** A run that did not come to its end; its message says why. */
    final class BrokenRun extends Exception {
        public BrokenRun(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
