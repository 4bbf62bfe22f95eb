package orrery.deploy.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.deploy.engine.HostPort;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.scenario.ScenarioFile;
import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/** A run of seconds: eight GPUs, four prompts, four tokens each. */
final class SmallRuns {
    private SmallRuns() {}

    static Scenario scenario() {
        var settings = List.of(
                "load.count=4",
                "load.new_tokens=4",
                "plan.tensor_parallel=2",
                "plan.replicas=4",
                "load.batch_tokens=64");
        return ScenarioFile.read("hgx-h100", settings).scenario();
    }

    static RunOptions options(int jvms) {
        return new RunOptions(jvms, 1, Optional.empty(), Optional.empty());
    }

    static RunOptions joining(HostPort seed, int members) {
        return new RunOptions(members, 1, Optional.of(seed), Optional.empty());
    }

    static Outcome run(RunOptions options) throws RunFailure {
        return new ClusterEngine().run(scenario(), new TopologySource.Named("hgx-h100"), options, _ -> {});
    }

    /** A copy of the small model on other devices, as its plan's settings say. */
    static Outcome run(String topology, List<String> plan, RunOptions options) throws RunFailure {
        var settings = new ArrayList<>(
                List.of("topology=" + topology, "load.count=4", "load.new_tokens=4", "load.batch_tokens=64"));
        settings.addAll(plan);
        var scenario = ScenarioFile.read("hgx-h100", settings).scenario();
        return new ClusterEngine().run(scenario, new TopologySource.Named(topology), options, _ -> {});
    }

    /** Everything that must not depend on where it ran. */
    static Outcome virtual(Outcome outcome) {
        return new Outcome(
                outcome.requests(),
                outcome.end(),
                outcome.traffic(),
                outcome.busiest(),
                outcome.energy(),
                outcome.verification(),
                outcome.fingerprint(),
                new Effort(0, 0, 0, 0, 0));
    }
}
