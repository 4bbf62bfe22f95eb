package orrery.deploy.engine;

import java.time.Duration;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.function.Consumer;
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

/** Does what a command or a program asks; looked up once everything that can be checked without it is checked. */
public interface Engine {

    /** The one that this build contains. */
    static Engine installed() {
        return ServiceLoader.load(Engine.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this build contains no engine"));
    }

    /**
     * Runs a scenario to its end.
     *
     * @param topology what the scenario's topology names
     * @param progress told now and then, from any thread
     * @throws orrery.node.scenario.ScenarioProblem before any work, where a plan does not fit its topology or model
     * @throws RunFailure where the run cannot go on
     */
    Outcome run(Scenario scenario, TopologySource topology, RunOptions options, Consumer<Progress> progress)
            throws RunFailure;

    /** Hosts, as many and where the options say, for one run after another; they are there when the first run begins. */
    Runs open(RunOptions options);

    /**
     * Tries a collective at one size after another, each on an idle fabric.
     *
     * @param topology what the trial's topology names
     * @param each told of every size as it ends, in their order
     * @param progress told now and then, from any thread
     * @throws orrery.node.scenario.ScenarioProblem before any work, where the trial does not fit its topology
     * @throws RunFailure where it cannot go on
     */
    TrialOutcome measure(
            CollectiveTrial trial,
            TopologySource topology,
            RunOptions options,
            Consumer<SizeOutcome> each,
            Consumer<Progress> progress)
            throws RunFailure;

    /**
     * Runs traces to their end.
     *
     * @param progress told now and then, from any thread
     * @throws orrery.node.trace.TraceProblem before any work, where they do not go together
     * @throws orrery.node.scenario.ScenarioProblem before any work, where they do not fit the topology
     * @throws RunFailure where they cannot go on
     */
    ReplayOutcome replay(Replay replay, TopologySource topology, RunOptions options, Consumer<Progress> progress)
            throws RunFailure;

    /**
     * The hosts of a cluster by their addresses; nothing is done on them.
     *
     * @param seed a member of it, named by an option
     * @param patience for them to be seen
     * @return empty where the cluster took nobody in
     * @throws orrery.deploy.scenario.InputProblem where this machine has no way to it
     */
    SortedMap<String, Likeness> members(HostPort seed, Duration patience);

    /**
     * Serves as one member of a cluster until it is told to leave or a signal ends the process.
     *
     * @throws RunFailure where it cannot join, or was cut off
     */
    void serve(NodeOptions options) throws RunFailure;
}
