package orrery.deploy.cluster;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import orrery.deploy.engine.HostPort;
import orrery.deploy.engine.Live;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.fault.Amendment;
import orrery.node.console.Ending;
import orrery.node.console.LiveRuns;
import orrery.node.console.Wanted;
import orrery.node.host.EmulationMaker;
import orrery.node.host.HostMessage.Amended;
import orrery.node.job.Job;
import orrery.node.membership.Endpoint;
import orrery.node.membership.Likeness;
import orrery.node.membership.MembershipProblem;
import orrery.node.membership.Visit;
import orrery.node.membership.Watch;
import orrery.node.outcome.Progress;
import orrery.node.recovery.Keeping;
import orrery.node.recovery.RecoveryEvent;

/** The hosts that options ask for, in this JVM, in local ones, or started by hand; closing ends what was started here. */
final class Hosts implements AutoCloseable {
    private static final Duration GATHERING = Duration.ofSeconds(60);

    private final RunOptions options;
    private final LiveRuns runs;
    private final LocalJvms jvms; // null where none were started

    /** @param jvms null where none were started */
    Hosts(RunOptions options, LiveRuns runs, LocalJvms jvms) {
        this.options = options;
        this.runs = runs;
        this.jvms = jvms;
    }

    /** @throws InputProblem where this JVM cannot take part in a cluster as it is configured */
    static Hosts open(RunOptions options) {
        try {
            if (options.join().isPresent()) {
                return onMembers(options);
            }
            return options.jvms() == 1
                    ? new Hosts(options, LiveRuns.here(options.threads(), EmulationMaker.REAL), null)
                    : onLocalJvms(options);
        } catch (MembershipProblem problem) {
            throw configured(problem);
        }
    }

    private static InputProblem configured(MembershipProblem problem) {
        return InputProblem.of("configuration", "", problem.found(), problem.allowed(), problem.remedy());
    }

    /** Who is there, without asking anything of them. */
    static SortedMap<String, Likeness> seen(HostPort join, Duration patience) {
        var seed = endpoint(join);
        var listen = new Endpoint(OwnAddress.towards("--join", seed), 0);
        var seen = new TreeMap<String, Likeness>();
        try {
            Visit.hosts(seed, listen, patience).forEach((member, likeness) -> seen.put(member.toString(), likeness));
        } catch (MembershipProblem problem) {
            throw configured(problem);
        }
        return seen;
    }

    private static Hosts onLocalJvms(RunOptions options) {
        var wanted = new Wanted(OptionalInt.of(options.jvms()), GATHERING);
        var runs = LiveRuns.inCluster(wanted, Endpoint.ANY_LOOPBACK, Watch.SUPERVISED);
        var hosts = new Hosts(
                options, runs, new LocalJvms(options.jvms(), options.threads(), isTakenUp(options), runs::lost));
        try {
            runs.join(runs.endpoint());
            hosts.jvms.start(runs.endpoint());
            return hosts;
        } catch (RuntimeException noProcess) {
            hosts.close();
            throw noProcess;
        }
    }

    /** A local JVM that is there and does not answer is ended, so that another comes in its place. */
    private Keeping supervised(Keeping keeping) {
        return jvms == null
                ? keeping
                : keeping.telling(event -> {
                    if (event instanceof RecoveryEvent.HostLost lost) {
                        jvms.kill(lost.member());
                    }
                });
    }

    private static boolean isTakenUp(RunOptions options) {
        return options.keeping().map(keeping -> keeping.onLoss().isTakenUp()).orElse(false);
    }

    private static Hosts onMembers(RunOptions options) {
        var seed = endpoint(options.join().orElseThrow());
        var hosts = options.jvms() == RunOptions.ALL_THERE_ARE ? OptionalInt.empty() : OptionalInt.of(options.jvms());
        var listen = new Endpoint(OwnAddress.towards("--join", seed), 0);
        var runs = LiveRuns.inCluster(new Wanted(hosts, GATHERING), listen);
        runs.join(seed);
        return new Hosts(options, runs, null);
    }

    static Endpoint endpoint(HostPort at) {
        return new Endpoint(at.host(), at.port());
    }

    /**
     * Has a job done.
     *
     * @throws orrery.node.scenario.ScenarioProblem where a host refused it
     * @throws RunFailure for every other ending but the good one
     */
    Ending.Done run(Job job, Consumer<Progress> progress) throws RunFailure {
        return Endings.require(
                runs.begin(
                                job,
                                progress,
                                options.keeping().map(this::supervised),
                                options.record(),
                                options.live().flatMap(Live::onlooker))
                        .join(),
                options);
    }

    /** Has the faults of the job that is under way amended; see {@link LiveRuns#amend}. */
    CompletableFuture<Amended> amend(Amendment amendment) {
        return runs.amend(amendment);
    }

    /** Has the job that is under way keep another pace; see {@link LiveRuns#repace}. */
    CompletableFuture<Long> repace(long pacePs, long stepPs) {
        return runs.repace(pacePs, stepPs);
    }

    @Override
    public void close() {
        if (jvms != null) {
            jvms.close();
        }
        runs.close();
    }
}
