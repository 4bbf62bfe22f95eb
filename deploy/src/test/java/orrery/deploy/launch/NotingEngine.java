package orrery.deploy.launch;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import orrery.deploy.engine.Engine;
import orrery.deploy.engine.HostPort;
import orrery.deploy.engine.NodeOptions;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.engine.Runs;
import orrery.deploy.report.Example;
import orrery.fabric.topology.TopologySource;
import orrery.node.membership.Likeness;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Progress;
import orrery.node.replay.Replay;
import orrery.node.replay.ReplayOutcome;
import orrery.node.scenario.Scenario;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;
import orrery.protocol.units.SimTime;

/** Notes what it was asked, and answers with what it was given. */
final class NotingEngine implements Engine {
    Scenario scenario;
    RunOptions runOptions;
    NodeOptions nodeOptions;
    Outcome outcome = Example.outcome();
    Throwable failure;
    SortedMap<String, Likeness> members = new TreeMap<>();

    @Override
    public Outcome run(Scenario scenario, TopologySource topology, RunOptions options, Consumer<Progress> progress)
            throws RunFailure {
        this.scenario = scenario;
        this.runOptions = options;
        progress.accept(new Progress(new SimTime(7), 1, 2, 3, Progress.Unit.TOKENS));
        switch (failure) {
            case null -> {
                return outcome;
            }
            case RunFailure foreseen -> throw foreseen;
            case RuntimeException unforeseen -> throw unforeseen;
            case Error grave -> throw grave;
            default -> throw new AssertionError(failure);
        }
    }

    @Override
    public Runs open(RunOptions options) {
        throw new AssertionError("no hosts were to stay");
    }

    @Override
    public TrialOutcome measure(
            CollectiveTrial trial,
            TopologySource topology,
            RunOptions options,
            Consumer<SizeOutcome> each,
            Consumer<Progress> progress) {
        throw new AssertionError("nothing was to be measured");
    }

    @Override
    public ReplayOutcome replay(
            Replay replay, TopologySource topology, RunOptions options, Consumer<Progress> progress) {
        throw new AssertionError("no trace was to be run");
    }

    @Override
    public SortedMap<String, Likeness> members(HostPort seed, Duration patience) {
        return members;
    }

    @Override
    public void serve(NodeOptions options) {
        this.nodeOptions = options;
    }
}
