package orrery.deploy.cluster;

import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Consumer;
import orrery.deploy.engine.Engine;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.HostPort;
import orrery.deploy.engine.NodeOptions;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.engine.Runs;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.topology.ScenarioTopology;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologySource;
import orrery.node.console.Ending;
import orrery.node.host.EmulationMaker;
import orrery.node.job.Job;
import orrery.node.job.JobFindings;
import orrery.node.membership.Likeness;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Progress;
import orrery.node.replay.Replay;
import orrery.node.replay.ReplayMerging;
import orrery.node.replay.ReplayOutcome;
import orrery.node.replay.ReplayStalled;
import orrery.node.replay.Replays;
import orrery.node.scenario.Scenario;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/** Does jobs on actor systems, in one JVM or in many. */
public final class ClusterEngine implements Engine {
    @Override
    public Outcome run(Scenario scenario, TopologySource source, RunOptions options, Consumer<Progress> progress)
            throws RunFailure {
        var topology = draw(source, options);
        try (var runs = new StandingRuns(options)) {
            return runs.run(scenario, source, topology, progress);
        }
    }

    @Override
    public Runs open(RunOptions options) {
        return new StandingRuns(options);
    }

    private static Ending.Done done(Job job, RunOptions options, Consumer<Progress> progress) throws RunFailure {
        try (var hosts = Hosts.open(options)) {
            return hosts.run(job, progress);
        }
    }

    @Override
    public TrialOutcome measure(
            CollectiveTrial trial,
            TopologySource source,
            RunOptions options,
            Consumer<SizeOutcome> each,
            Consumer<Progress> progress)
            throws RunFailure {
        var topology = draw(source, options);
        Measuring.check(trial, topology);
        try (var hosts = Hosts.open(options)) {
            return new Measuring(hosts, trial, source, topology).all(each, progress);
        }
    }

    @Override
    public ReplayOutcome replay(Replay replay, TopologySource source, RunOptions options, Consumer<Progress> progress)
            throws RunFailure {
        var topology = draw(source, options);
        Replays.check(replay, topology, EmulationMaker.tuning(topology));
        var findings = done(new Job.Replayed(replay, source), options, progress).findings().stream()
                .map(JobFindings.OfReplay.class::cast)
                .map(JobFindings.OfReplay::findings)
                .toList();
        try {
            return new ReplayMerging(replay, topology, findings).outcome();
        } catch (ReplayStalled stalled) {
            throw new RunFailure(ExitCode.STALL, stalled.getMessage());
        }
    }

    /** Found before JVMs are started that nobody needs. */
    static Topology draw(TopologySource source, RunOptions options) {
        var topology = ScenarioTopology.draw(source);
        if (options.jvms() > topology.devices()) {
            throw InputProblem.of(
                    "--jvms",
                    "",
                    Integer.toString(options.jvms()),
                    "at most " + topology.devices() + ", one device each",
                    "");
        }
        return topology;
    }

    @Override
    public SortedMap<String, Likeness> members(HostPort seed, Duration patience) {
        return Hosts.seen(seed, patience);
    }

    @Override
    public void serve(NodeOptions options) throws RunFailure {
        var maker =
                options.watched().map(page -> page.looking(EmulationMaker.REAL)).orElse(EmulationMaker.REAL);
        Serving.until(Hosts.endpoint(options.listen()), Hosts.endpoint(options.seed()), options.threads(), maker);
    }
}
