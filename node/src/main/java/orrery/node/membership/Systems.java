package orrery.node.membership;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.MailboxSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.apache.pekko.remote.RemoteTransportException;
import org.slf4j.LoggerFactory;

/** Starts the actor system of this JVM. */
public final class Systems {
    static final String NAME = "orrery";
    private static final Duration ENDING = Duration.ofSeconds(15);

    static {
        LoggerFactory.getILoggerFactory(); // before many threads ask for it at once, which it would complain about
    }

    private Systems() {}

    /** Of actors that others send to: bounded, so that whoever floods them fills no heap. */
    public static Props bounded() {
        return MailboxSelector.fromConfig("orrery.mailbox");
    }

    /** A system that talks to nobody else. */
    public static <T> ActorSystem<T> local(Behavior<T> guardian, int threads) {
        return ActorSystem.create(guardian, NAME, Settings.local(threads), bounded());
    }

    /**
     * A system that others can reach, in no cluster yet.
     *
     * @throws MembershipProblem where it cannot listen there, or its settings do not fit together
     */
    public static <T> ActorSystem<T> member(
            Behavior<T> guardian, Role role, Endpoint listen, int threads, Watch watch) {
        var settings = Settings.member(role, listen, threads, watch);
        requireFree(listen);
        try {
            return ActorSystem.create(guardian, NAME, settings, bounded());
        } catch (RemoteTransportException taken) { // by somebody who was faster than we are
            throw cannotListen(listen, taken);
        }
    }

    private static void requireFree(Endpoint listen) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            var address = InetAddress.getByName(listen.host());
            if (address.isAnyLocalAddress()) {
                throw new MembershipProblem(
                        listen.toString(), "an address at which others can reach this member", "name one of its own");
            }
            probe.bind(new InetSocketAddress(address, listen.port()));
        } catch (UnknownHostException unknown) {
            throw new MembershipProblem(
                    listen.host() + ", which no name service knows", "a name or address of this machine", "");
        } catch (IOException refused) {
            throw cannotListen(listen, refused);
        }
    }

    private static MembershipProblem cannotListen(Endpoint listen, Exception why) {
        var isTaken = !(why instanceof BindException)
                || String.valueOf(why.getMessage()).contains("in use");
        return new MembershipProblem(
                listen + (isTaken ? ", where another process listens" : ": " + why.getMessage()),
                "an address of this machine with a free port",
                isTaken
                        ? "stop that process (ss -ltnp 'sport = :" + listen.port() + "' names it) or take another port"
                        : "");
    }

    /** Where others reach a system. */
    public static Endpoint endpoint(ActorSystem<?> system) {
        return Endpoint.of(Cluster.get(system).selfMember().address());
    }

    /** Joins the cluster of a seed, or founds one where the seed is this system itself. */
    public static void join(ActorSystem<?> system, Endpoint seed) {
        var cluster = Cluster.get(system);
        var isFounder = seed.equals(endpoint(system));
        cluster.manager()
                .tell(isFounder ? Join.create(seed.inCluster()) : new JoinSeedNodes(List.of(seed.inCluster())));
    }

    /** The actor with a name below {@code /user} at a member. */
    public static <T> ActorRef<T> actor(ActorSystem<?> system, Endpoint member, String name) {
        return ActorRefResolver.get(system).resolveActorRef(member.inCluster() + "/user/" + name);
    }

    /** Shuts a member out of the cluster that is known to be gone, sooner than the others would notice. */
    public static void shutOut(ActorSystem<?> system, Endpoint member) {
        Cluster.get(system).manager().tell(new Down(member.inCluster()));
    }

    /** Leaves the cluster in good order, so that the others need not find out, then ends the system. */
    public static void leave(ActorSystem<?> system) {
        await(CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.jvmExitReason()));
    }

    /** Ends the system at once. */
    public static void end(ActorSystem<?> system) {
        system.terminate();
        await(system.getWhenTerminated());
    }

    /**
     * Completes when a system has ended, or when it began to in good order and did not come to an end in time: one that was
     * shut out has peers whom it cannot reach, and may wait for them for ever.
     */
    public static CompletableFuture<Done> whenEnded(ActorSystem<?> system) {
        return whenEnded(system, ENDING);
    }

    static CompletableFuture<Done> whenEnded(ActorSystem<?> system, Duration patience) {
        var ended = new CompletableFuture<Done>();
        system.getWhenTerminated().whenComplete((_, _) -> ended.complete(Done.getInstance()));
        CoordinatedShutdown.get(system).addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "end in time", () -> {
            ended.completeOnTimeout(Done.getInstance(), patience.toMillis(), TimeUnit.MILLISECONDS);
            return CompletableFuture.completedFuture(Done.getInstance());
        });
        return ended;
    }

    private static void await(CompletionStage<Done> end) {
        try {
            end.toCompletableFuture().get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LoggerFactory.getLogger(Systems.class)
                    .warn("the actor system ends with this process only: {}", e.toString());
        }
    }
}
