package orrery.node.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.fabric.fault.Amendment;
import orrery.node.host.EmulationMaker;
import orrery.node.host.Host;
import orrery.node.host.HostMessage.Amended;
import orrery.node.job.Job;
import orrery.node.membership.Attendance;
import orrery.node.membership.Endpoint;
import orrery.node.membership.Likeness;
import orrery.node.membership.Role;
import orrery.node.membership.RollCall;
import orrery.node.membership.Systems;
import orrery.node.membership.Watch;
import orrery.node.outcome.Progress;
import orrery.node.recovery.Keeping;
import orrery.node.watching.Onlooker;

/**
 * The hosts that this JVM has jobs done by, one after another. Closing it ends this JVM's actor system, and with it what is under
 * way.
 */
public final class LiveRuns implements AutoCloseable {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final String HERE = "this JVM";

    private final ActorSystem<Console.Command> system;
    private final CompletableFuture<Done> ended;
    private boolean isGuest;

    private LiveRuns(ActorSystem<Console.Command> system) {
        this.system = system;
        this.ended = Systems.whenEnded(system);
    }

    /** In this JVM alone: no cluster, no sockets. */
    public static LiveRuns here(int threads, EmulationMaker maker) {
        var system = Systems.local(Console.create(new Wanted(OptionalInt.of(1), AT_ONCE)), threads);
        var host = system.systemActorOf(Host.create(maker), Host.NAME, Systems.bounded());
        system.tell(new Console.Arrived(HERE, Likeness.current().text(), host));
        return new LiveRuns(system);
    }

    /**
     * On the hosts of a cluster, with this JVM as its console.
     *
     * @throws orrery.node.membership.MembershipProblem where it cannot listen there
     */
    public static LiveRuns inCluster(Wanted wanted, Endpoint listen) {
        return inCluster(wanted, listen, Watch.MUTUAL);
    }

    /** As {@link #inCluster(Wanted, Endpoint)}, where the hosts may be processes that this one started. */
    public static LiveRuns inCluster(Wanted wanted, Endpoint listen, Watch watch) {
        return new LiveRuns(Systems.member(attentive(wanted), Role.CONSOLE, listen, 1, watch));
    }

    private static Behavior<Console.Command> attentive(Wanted wanted) {
        return Behaviors.setup(context -> {
            var system = context.getSystem();
            var attendance = context.messageAdapter(Attendance.class, change -> told(change, system));
            context.spawn(RollCall.create(attendance), "roll-call");
            return Console.create(wanted);
        });
    }

    private static Console.Command told(Attendance change, ActorSystem<?> system) {
        return switch (change) {
            case Attendance.Present(var member, var version) ->
                new Console.Arrived(member.toString(), version, Systems.actor(system, member, Host.NAME));
            case Attendance.Gone(var member, var how) -> new Console.Gone(member.toString(), how);
        };
    }

    /** Joins the cluster of a seed; with its own endpoint it founds one. */
    public void join(Endpoint seed) {
        isGuest = !seed.equals(endpoint());
        Systems.join(system, seed);
    }

    /** Where members reach this console. */
    public Endpoint endpoint() {
        return Systems.endpoint(system);
    }

    /** Somebody who should be a host has ended, as its process says, which is sooner than the cluster notices. */
    public void lost(String member, String how) {
        system.tell(new Console.Lost(member, how));
        Endpoint.parse(member).ifPresent(gone -> Systems.shutOut(system, gone));
    }

    /**
     * Has a job done as soon as the hosts are there; the one before must have ended.
     *
     * @param progress told now and then, from any thread
     */
    public CompletableFuture<Ending> begin(Job job, Consumer<Progress> progress) {
        return begin(job, progress, Optional.empty());
    }

    /** As {@link #begin(Job, Consumer)}, and kept so that it survives its hosts. */
    public CompletableFuture<Ending> begin(Job job, Consumer<Progress> progress, Optional<Keeping> keeping) {
        return begin(job, progress, keeping, Optional.empty());
    }

    /**
     * As {@link #begin(Job, Consumer, Optional)}, with what happened on record.
     *
     * @param record a folder, for {@link orrery.node.recording.Recording#open} when the job is done
     */
    public CompletableFuture<Ending> begin(
            Job job, Consumer<Progress> progress, Optional<Keeping> keeping, Optional<Path> record) {
        return begin(job, progress, keeping, record, Optional.empty());
    }

    /**
     * As {@link #begin(Job, Consumer, Optional, Optional)}, before the eyes of somebody.
     *
     * @param onlooker told of what can be seen, from any thread; must not block
     */
    public CompletableFuture<Ending> begin(
            Job job,
            Consumer<Progress> progress,
            Optional<Keeping> keeping,
            Optional<Path> record,
            Optional<Onlooker> onlooker) {
        var ending = new CompletableFuture<Ending>();
        ended.thenRun(() -> ending.complete(new Ending.CutOff()));
        system.tell(new Console.Asked(new Order(job, progress, ending, keeping, record, onlooker)));
        return ending;
    }

    /** Has a job done and waits for its end, however it comes. */
    public Ending run(Job job, Consumer<Progress> progress) {
        return begin(job, progress).join();
    }

    /**
     * Amends the faults of the job that is under way, one at a time: at a border of virtual time that its hosts agree on.
     *
     * @return when it holds, or why it cannot; an exception where the job has ended
     */
    public CompletableFuture<Amended> amend(Amendment amendment) {
        var answer = LiveRuns.<Amended>answered(ended);
        system.tell(new Console.Amend(amendment, answer));
        return answer;
    }

    /**
     * Has the job that is under way keep another pace, from a border of virtual time that its hosts agree on; what happens in it
     * stays as it is.
     *
     * @param pacePs virtual time that passes in a second of wall time, at most; 0 for any, {@link
     *     orrery.fabric.actor.Conductor#PAUSED_PS} for none worth the name
     * @param stepPs virtual time that still passes as fast as it goes, before that
     * @return from when on it does; an exception where nothing is under way
     */
    public CompletableFuture<Long> repace(long pacePs, long stepPs) {
        var answer = LiveRuns.<Long>answered(ended);
        system.tell(new Console.Repace(pacePs, stepPs, answer));
        return answer;
    }

    /** Whoever asks a console that is no more is told so. */
    private static <T> CompletableFuture<T> answered(CompletableFuture<Done> ended) {
        var answer = new CompletableFuture<T>();
        ended.thenRun(() -> answer.completeExceptionally(new IllegalStateException("the run has ended")));
        return answer;
    }

    /** Leaves a cluster that others started in good order; a cluster of its own simply ends. */
    @Override
    public void close() {
        if (isGuest) {
            Systems.leave(system);
        } else {
            Systems.end(system);
        }
    }
}
