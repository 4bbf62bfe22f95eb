package orrery.deploy.cluster;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import orrery.deploy.launch.Engine;
import orrery.deploy.launch.HostPort;
import orrery.deploy.launch.NodeOptions;
import orrery.deploy.launch.RunFailure;
import orrery.deploy.launch.RunOptions;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.topology.Topologies;
import orrery.node.console.Ending;
import orrery.node.console.LiveRun;
import orrery.node.console.Wanted;
import orrery.node.emulation.Merging;
import orrery.node.host.EmulationMaker;
import orrery.node.membership.Endpoint;
import orrery.node.membership.MembershipProblem;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;

/** Runs scenarios on actor systems, in one JVM or in many. */
public final class ClusterEngine implements Engine {
    private static final Duration GATHERING = Duration.ofSeconds(60);
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public Outcome run(Scenario scenario, RunOptions options, Consumer<Progress> progress) throws RunFailure {
        var begunNanos = System.nanoTime();
        requireDevices(scenario, options.jvms());
        var done = Endings.require(execute(scenario, options, progress), options);
        var topology = Topologies.named(scenario.topology());
        var merging = new Merging(scenario, topology, done.findings());
        if (options.transcript().isPresent()) {
            Transcript.write(options.transcript().get(), merging.notes(), topology);
        }
        return merging.outcome(new Effort(
                (System.nanoTime() - begunNanos) / NANOS_PER_SECOND,
                done.events(),
                done.windows(),
                done.findings().size(),
                done.threads()));
    }

    /** Found before JVMs are started that nobody needs; a topology that there is not is left to the hosts to refuse. */
    private static void requireDevices(Scenario scenario, int jvms) {
        var devices = devices(scenario.topology());
        if (jvms > devices) {
            throw InputProblem.of("--jvms", "", Integer.toString(jvms), "at most " + devices + ", one device each", "");
        }
    }

    private static long devices(String topology) {
        try {
            return Topologies.sizeOf(topology).devices();
        } catch (IllegalArgumentException noSuchTopology) {
            return Long.MAX_VALUE;
        }
    }

    private static Ending execute(Scenario scenario, RunOptions options, Consumer<Progress> progress) {
        try {
            if (options.join().isPresent()) {
                return onMembers(scenario, options, progress);
            }
            return options.jvms() == 1 ? here(scenario, options, progress) : onLocalJvms(scenario, options, progress);
        } catch (MembershipProblem problem) {
            throw InputProblem.of("configuration", "", problem.found(), problem.allowed(), problem.remedy());
        }
    }

    private static Ending here(Scenario scenario, RunOptions options, Consumer<Progress> progress) {
        try (var run = LiveRun.here(scenario, options.threads(), EmulationMaker.REAL, progress)) {
            return run.await();
        }
    }

    private static Ending onLocalJvms(Scenario scenario, RunOptions options, Consumer<Progress> progress) {
        var wanted = new Wanted(OptionalInt.of(options.jvms()), GATHERING);
        try (var run = LiveRun.inCluster(scenario, wanted, Endpoint.ANY_LOOPBACK, progress);
                var hosts = new LocalJvms(options.jvms(), options.threads(), run::lost)) {
            run.join(run.endpoint());
            hosts.start(run.endpoint());
            return run.await();
        }
    }

    private static Ending onMembers(Scenario scenario, RunOptions options, Consumer<Progress> progress) {
        var seed = endpoint(options.join().orElseThrow());
        var hosts = options.jvms() == 0 ? OptionalInt.empty() : OptionalInt.of(options.jvms());
        var listen = new Endpoint(OwnAddress.towards("--join", seed), 0);
        try (var run = LiveRun.inCluster(scenario, new Wanted(hosts, GATHERING), listen, progress)) {
            run.join(seed);
            return run.await();
        }
    }

    @Override
    public void serve(NodeOptions options) throws RunFailure {
        Serving.until(endpoint(options.listen()), endpoint(options.seed()), options.threads());
    }

    private static Endpoint endpoint(HostPort at) {
        return new Endpoint(at.host(), at.port());
    }
}
