package orrery.deploy.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.fabric.actor.Conductor;
import orrery.fabric.actor.Part;
import orrery.fabric.actor.Status;
import orrery.fabric.placement.Placement;
import orrery.node.membership.Systems;
import orrery.node.trial.TrialEmulation;
import orrery.node.trial.TrialMerging;
import orrery.protocol.wire.PeerMessage;

/** One run of a {@link Ring} in this JVM: devices made, then simulated from the first event to the last. */
final class RingRun {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CompletableFuture<ActorRef<PeerMessage>> ready = new CompletableFuture<>();
    private final CompletableFuture<Status.Finished> finished = new CompletableFuture<>();

    private RingRun() {}

    static Measured of(Ring ring) {
        ActorSystem<Void> system =
                Systems.local(Behaviors.empty(), Runtime.getRuntime().availableProcessors());
        try {
            return new RingRun().run(ring, system);
        } finally {
            Systems.end(system);
        }
    }

    private Measured run(Ring ring, ActorSystem<Void> system) {
        var begunNanos = System.nanoTime();
        var topology = ring.topology();
        var placement = Placement.of(topology, 1);
        var emulation = TrialEmulation.prepare(ring.trial(), topology, ring.tuning(), placement, 0);
        var part = new Part(
                1,
                0,
                1,
                new int[topology.devices()],
                emulation.shells(),
                placement.localLookaheadPs(0),
                placement.crossingPs(),
                PATIENCE);
        var observer = system.systemActorOf(observer(), "observer", Props.empty());
        var conductor = system.systemActorOf(Conductor.create(part, observer), "conductor", Props.empty());
        var self = ready.join();
        var startNanos = System.nanoTime();
        var startProcessor = processorNanos();
        conductor.tell(new Conductor.Begin(List.of(self)));
        var events = finished.join().events();
        var processor = processorNanos() - startProcessor;
        var nanos = System.nanoTime() - startNanos;
        var outcome = new TrialMerging(ring.trial(), topology, ring.tuning(), List.of(emulation.findings())).outcome();
        var size = outcome.sizes().getFirst();
        return new Measured(
                ring.endpoints(),
                size.messages(),
                events,
                (startNanos - begunNanos) / NANOS_PER_SECOND,
                nanos / NANOS_PER_SECOND,
                processor / NANOS_PER_SECOND,
                PeakMemory.bytes(),
                size.timePs(),
                ring.closedFormPs(),
                outcome.fingerprint());
    }

    private Behavior<Status> observer() {
        return Behaviors.receiveMessage(status -> {
            switch (status) {
                case Status.Ready stands -> ready.complete(stands.conductor());
                case Status.Going _ -> {}
                case Status.Finished end -> finished.complete(end);
                case Status.Broken _, Status.Stalled _ ->
                    finished.completeExceptionally(new IllegalStateException(status.toString()));
            }
            return Behaviors.same();
        });
    }

    private static long processorNanos() {
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return machine.getProcessCpuTime();
    }
}
