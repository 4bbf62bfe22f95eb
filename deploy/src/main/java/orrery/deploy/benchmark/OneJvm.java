package orrery.deploy.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.fabric.actor.Conductor;
import orrery.fabric.actor.Part;
import orrery.fabric.actor.Status;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.membership.Systems;
import orrery.protocol.wire.PeerMessage;

/** All devices of a topology in this JVM, on all cores, from the first event to the last. */
final class OneJvm {
    private final CompletableFuture<ActorRef<PeerMessage>> ready = new CompletableFuture<>();
    private final CompletableFuture<Status.Finished> finished = new CompletableFuture<>();
    private final ActorSystem<Void> system;

    private OneJvm(ActorSystem<Void> system) {
        this.system = system;
    }

    /** Does something with an actor system of its own. */
    static <T> T in(Function<ActorSystem<Void>, T> measure) {
        ActorSystem<Void> system = Systems.local(Behaviors.empty(), threads());
        try {
            return measure.apply(system);
        } finally {
            Systems.end(system);
        }
    }

    static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Every device on this JVM. */
    static Part part(Topology topology, Placement placement, List<Shell> shells, Duration patience) {
        return new Part(
                1,
                0,
                1,
                new int[topology.devices()],
                shells,
                placement.localLookaheadPs(0),
                placement.crossingPs(),
                patience);
    }

    /** @param start called when all stands ready and nothing has happened yet */
    static Status.Finished run(
            ActorSystem<Void> system,
            Function<ActorRef<Status>, Behavior<Conductor.Command>> conductor,
            Runnable start) {
        return new OneJvm(system).run(conductor, start);
    }

    private Status.Finished run(Function<ActorRef<Status>, Behavior<Conductor.Command>> conductor, Runnable start) {
        var observer = system.systemActorOf(observer(), "observer", Props.empty());
        var begun = system.systemActorOf(conductor.apply(observer), "conductor", Props.empty());
        var self = ready.join();
        start.run();
        begun.tell(new Conductor.Begin(List.of(self)));
        return finished.join();
    }

    private Behavior<Status> observer() {
        return Behaviors.receiveMessage(status -> {
            switch (status) {
                case Status.Ready stands -> ready.complete(stands.conductor());
                case Status.Going _ -> {}
                case Status.Finished end -> finished.complete(end);
                case Status.Border _, Status.Broken _, Status.Stalled _ -> // nothing is announced here
                    finished.completeExceptionally(new IllegalStateException(status.toString()));
            }
            return Behaviors.same();
        });
    }
}
