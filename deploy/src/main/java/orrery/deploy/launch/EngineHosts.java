package orrery.deploy.launch;

import java.util.Optional;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.engine.Runs;
import orrery.deploy.verification.StandingHosts;
import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/** An engine's hosts, for cases that are compared. */
final class EngineHosts implements StandingHosts {
    private final Runs runs;

    private EngineHosts(Runs runs) {
        this.runs = runs;
    }

    /** So many JVMs, which share the cores. */
    static StandingHosts open(Surroundings around, int jvms) {
        var threads = Threads.of(null, around.cores() / jvms);
        var options = new RunOptions(jvms, threads, Optional.empty(), Optional.empty());
        return new EngineHosts(around.engine().get().open(options));
    }

    @Override
    public Outcome run(Scenario scenario, TopologySource topology) throws BrokenRun {
        try {
            return runs.run(scenario, topology);
        } catch (RunFailure failure) {
            throw new BrokenRun(failure.exitCode().meaning() + ": " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        runs.close();
    }
}
