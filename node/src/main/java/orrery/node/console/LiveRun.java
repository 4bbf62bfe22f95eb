package orrery.node.console;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.node.host.EmulationMaker;
import orrery.node.host.Host;
import orrery.node.membership.Attendance;
import orrery.node.membership.Endpoint;
import orrery.node.membership.ProductVersion;
import orrery.node.membership.Role;
import orrery.node.membership.RollCall;
import orrery.node.membership.Systems;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;

/** One run, driven from this JVM. Closing it ends this JVM's actor system, and with it the run. */
public final class LiveRun implements AutoCloseable {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final String HERE = "this JVM";

    private final ActorSystem<Console.Command> system;
    private final CompletableFuture<Ending> ending;
    private boolean isGuest;

    private LiveRun(ActorSystem<Console.Command> system, CompletableFuture<Ending> ending) {
        this.system = system;
        this.ending = ending;
        system.getWhenTerminated().thenRun(() -> ending.complete(new Ending.CutOff()));
    }

    /** In this JVM alone: no cluster, no sockets. */
    public static LiveRun here(Scenario scenario, int threads, EmulationMaker maker, Consumer<Progress> progress) {
        var wanted = new Wanted(OptionalInt.of(1), AT_ONCE);
        var order = new Order(scenario, wanted, progress, new CompletableFuture<>());
        var system = Systems.local(Console.create(order), threads);
        var host = system.systemActorOf(Host.create(maker), Host.NAME, Props.empty());
        system.tell(new Console.Arrived(HERE, ProductVersion.current(), host));
        return new LiveRun(system, order.ending());
    }

    /**
     * On the hosts of a cluster, with this JVM as its console.
     *
     * @throws orrery.node.membership.MembershipProblem where it cannot listen there
     */
    public static LiveRun inCluster(Scenario scenario, Wanted wanted, Endpoint listen, Consumer<Progress> progress) {
        var order = new Order(scenario, wanted, progress, new CompletableFuture<>());
        return new LiveRun(Systems.member(attentive(order), Role.CONSOLE, listen, 1), order.ending());
    }

    private static Behavior<Console.Command> attentive(Order order) {
        return Behaviors.setup(context -> {
            var system = context.getSystem();
            var attendance = context.messageAdapter(Attendance.class, change -> told(change, system));
            context.spawn(RollCall.create(attendance), "roll-call");
            return Console.create(order);
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
    }

    /** Waits for the end, however it comes. */
    public Ending await() {
        return ending.join();
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
