package orrery.fabric.actor;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.protocol.wire.PeerMessage;

/** One JVM of several that run together over Pekko remoting; one run after the other. */
final class Member implements AutoCloseable {
    private final ActorSystem<Void> system;
    private int runs;
    private ActorRef<Conductor.Command> conductor;
    private CompletableFuture<Long> events;

    /** With so many threads for the devices. */
    Member(int threads) {
        var config = ConfigFactory.parseString("""
                pekko {
                  loglevel = OFF
                  stdout-loglevel = OFF
                  actor {
                    provider = remote
                    serializers.orrery-wire = orrery.protocol.wire.WireSerializer
                    serialization-bindings."orrery.protocol.wire.PeerMessage" = orrery-wire
                  }
                  remote {
                    use-unsafe-remote-features-outside-cluster = on
                    warn-about-direct-use = off
                    artery.canonical { hostname = "127.0.0.1", port = 0 }
                  }
                }
                orrery.devices.fork-join-executor { parallelism-min = %1$d, parallelism-max = %1$d }
                """.formatted(threads));
        system = ActorSystem.create(Behaviors.empty(), "member", config.withFallback(ConfigFactory.load()));
    }

    /** Spawns the devices of the next run; returns where peers reach their Conductor. */
    String prepare(Part part) {
        var ready = new CompletableFuture<ActorRef<PeerMessage>>();
        events = new CompletableFuture<>();
        var name = Integer.toString(runs++);
        var observer = system.systemActorOf(observer(ready, events), "observer-" + name, Props.empty());
        conductor = system.systemActorOf(Conductor.create(part, observer), "conductor-" + name, Props.empty());
        return ActorRefResolver.get(system).toSerializationFormat(ready.join());
    }

    private static Behavior<Status> observer(
            CompletableFuture<ActorRef<PeerMessage>> ready, CompletableFuture<Long> events) {
        return Behaviors.receiveMessage(status -> {
            switch (status) {
                case Status.Ready stands -> ready.complete(stands.conductor());
                case Status.Going _ -> {}
                case Status.Finished finished -> events.complete(finished.events());
                case Status.Border _, Status.Broken _, Status.Stalled _ ->
                    events.completeExceptionally(new IllegalStateException(status.toString()));
            }
            return Behaviors.same();
        });
    }

    /** Runs what was prepared; returns the events handled here. */
    long run(List<String> conductors) {
        var resolver = ActorRefResolver.get(system);
        conductor.tell(new Conductor.Begin(
                conductors.stream().map(resolver::<PeerMessage>resolveActorRef).toList()));
        return events.join();
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
