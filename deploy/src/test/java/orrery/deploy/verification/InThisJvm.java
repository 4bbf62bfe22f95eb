package orrery.deploy.verification;

import java.util.Optional;
import orrery.deploy.cluster.ClusterEngine;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.engine.Runs;
import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/** Real runs without further processes. */
record InThisJvm(Runs runs) implements StandingHosts {
    static CaseRuns open() {
        return new CaseRuns(jvms ->
                new InThisJvm(new ClusterEngine().open(new RunOptions(jvms, 2, Optional.empty(), Optional.empty()))));
    }

    @Override
    public Outcome run(Scenario scenario, TopologySource topology) throws BrokenRun {
        try {
            return runs.run(scenario, topology);
        } catch (RunFailure failure) {
            throw new BrokenRun(failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        runs.close();
    }
}
