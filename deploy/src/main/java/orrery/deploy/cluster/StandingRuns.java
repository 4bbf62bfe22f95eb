package orrery.deploy.cluster;

import java.util.List;
import java.util.function.Consumer;
import orrery.deploy.engine.Live;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.engine.Runs;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologySource;
import orrery.node.console.Ending;
import orrery.node.emulation.Findings;
import orrery.node.emulation.Merging;
import orrery.node.emulation.RunStalled;
import orrery.node.job.Job;
import orrery.node.job.JobFindings;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;

/** Scenarios on the same hosts, one after another. */
final class StandingRuns implements Runs {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Hosts hosts;
    private final RunOptions options;

    StandingRuns(RunOptions options) {
        this(Hosts.open(options), options);
    }

    StandingRuns(Hosts hosts, RunOptions options) {
        this.hosts = hosts;
        this.options = options;
    }

    @Override
    public Outcome run(Scenario scenario, TopologySource source) throws RunFailure {
        return run(scenario, source, ClusterEngine.draw(source, options), _ -> {});
    }

    Outcome run(Scenario scenario, TopologySource source, Topology topology, Consumer<Progress> progress)
            throws RunFailure {
        var begunNanos = System.nanoTime();
        var live = options.live();
        live.ifPresent(people -> people.canBePaced(hosts::repace));
        live.ifPresent(people -> people.begins(topology, hosts::amend));
        var pacePs = live.map(Live::pacePs).orElse(0L);
        var done = hosts.run(new Job.Run(scenario, source, options.verified(), pacePs), told(progress));
        var merging = new Merging(amended(scenario), topology, findings(done));
        if (options.transcript().isPresent()) {
            Transcript.write(options.transcript().get(), merging.notes(), topology);
        }
        var effort = new Effort(
                (System.nanoTime() - begunNanos) / NANOS_PER_SECOND,
                done.events(),
                done.windows(),
                done.findings().size(),
                done.threads(),
                done.recoveries(),
                done.lost());
        try {
            return merging.outcome(effort);
        } catch (RunStalled stalled) {
            var lines = stalled.getMessage().lines().toList();
            throw RunFailure.stall(lines.getFirst(), lines.subList(1, lines.size()));
        }
    }

    private Consumer<Progress> told(Consumer<Progress> progress) {
        return options.live().map(people -> progress.andThen(people::reached)).orElse(progress);
    }

    /** With what people did to it, where they could. */
    private Scenario amended(Scenario scenario) {
        return options.live()
                .filter(_ -> scenario.faults().live())
                .map(people -> scenario.with(scenario.faults().amended(people.amendments())))
                .orElse(scenario);
    }

    private static List<Findings> findings(Ending.Done done) {
        return done.findings().stream()
                .map(JobFindings.OfRun.class::cast)
                .map(JobFindings.OfRun::findings)
                .toList();
    }

    @Override
    public void close() {
        hosts.close();
    }
}
