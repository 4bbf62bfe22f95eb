package orrery.deploy.launch;

import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Consumer;
import orrery.deploy.engine.Engine;
import orrery.deploy.engine.HostPort;
import orrery.deploy.engine.NodeOptions;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.engine.Runs;
import orrery.fabric.topology.TopologySource;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Protocol;
import orrery.node.membership.Likeness;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Progress;
import orrery.node.replay.Replay;
import orrery.node.replay.ReplayOutcome;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;
import orrery.protocol.units.SimTime;

/** Every size takes 10 us and its bytes at 100 GB/s; from 1 MiB on another way is chosen. */
final class Stopwatch implements Engine {
    CollectiveTrial trial;
    RunOptions options;
    long wrong = -1;
    ScenarioProblem refusal;

    @Override
    public TrialOutcome measure(
            CollectiveTrial trial,
            TopologySource topology,
            RunOptions options,
            Consumer<SizeOutcome> each,
            Consumer<Progress> progress) {
        this.trial = trial;
        this.options = options;
        if (refusal != null) {
            throw refusal;
        }
        var sizes = trial.sizes().stream().map(this::outcome).toList();
        sizes.forEach(each);
        progress.accept(new Progress(new SimTime(7), 1, sizes.size(), sizes.size(), Progress.Unit.SIZES));
        return new TrialOutcome(trial.ranks(), sizes, "00c0ffee");
    }

    private SizeOutcome outcome(long bytes) {
        var isLarge = bytes >= 1 << 20;
        return new SizeOutcome(
                bytes,
                bytes / trial.elementType().bytes(),
                isLarge ? Algorithm.NVLS : Algorithm.RING,
                isLarge ? Protocol.SIMPLE : Protocol.LL,
                isLarge ? 16 : 1,
                10_000_000 + 10 * bytes,
                wrong,
                42);
    }

    @Override
    public Outcome run(Scenario scenario, TopologySource topology, RunOptions options, Consumer<Progress> progress) {
        throw new AssertionError("no scenario was to be run");
    }

    @Override
    public Runs open(RunOptions options) {
        throw new AssertionError("no hosts were to stay");
    }

    @Override
    public ReplayOutcome replay(
            Replay replay, TopologySource topology, RunOptions options, Consumer<Progress> progress) {
        throw new AssertionError("no trace was to be run");
    }

    @Override
    public SortedMap<String, Likeness> members(HostPort seed, Duration patience) {
        throw new AssertionError("nobody was to be visited");
    }

    @Override
    public void serve(NodeOptions options) {
        throw new AssertionError("nobody was to be served");
    }
}
