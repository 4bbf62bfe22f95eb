package orrery.deploy.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
import orrery.fabric.topology.Topologies;
import orrery.node.emulation.Emulation;
import orrery.node.emulation.Merging;
import orrery.node.membership.Systems;
import orrery.node.outcome.Effort;
import orrery.node.scenario.Scenario;
import orrery.protocol.wire.PeerMessage;

/** One run of a {@link StepPlan}, on all cores, as {@code orrery run} does it; with its other end, a JVM of its own. */
public final class StepRun {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StepPlan plan;
    private final StepClock clock;
    private final CompletableFuture<ActorRef<PeerMessage>> ready = new CompletableFuture<>();
    private final CompletableFuture<Status.Finished> finished = new CompletableFuture<>();

    private StepRun(StepPlan plan) {
        this.plan = plan;
        this.clock = new StepClock(plan.ranks());
    }

    static StepMeasured inFreshJvm(StepPlan plan, boolean fastForward) throws IOException {
        return FreshJvm.run(
                "the step of " + plan.ranks() + " ranks",
                StepRun.class,
                List.of(JSON.writeValueAsString(plan), Boolean.toString(fastForward)),
                plan.java(),
                StepMeasured.class);
    }

    /** The other end. */
    public static void main(String[] args) throws JsonProcessingException {
        var plan = JSON.readValue(args[0], StepPlan.class);
        System.out.println(JSON.writeValueAsString(of(plan, Boolean.parseBoolean(args[1]))));
    }

    static StepMeasured of(StepPlan plan, boolean fastForward) {
        ActorSystem<Void> system =
                Systems.local(Behaviors.empty(), Runtime.getRuntime().availableProcessors());
        try {
            return new StepRun(plan).run(new StepScenario(plan).with(fastForward), system);
        } finally {
            Systems.end(system);
        }
    }

    private StepMeasured run(Scenario scenario, ActorSystem<Void> system) {
        var topology = Topologies.named(scenario.topology());
        var placement = Placement.of(topology, 1);
        var emulation = Emulation.prepare(scenario, topology, placement, 0);
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
        var conductor = system.systemActorOf(Conductor.create(part, observer, clock), "conductor", Props.empty());
        var self = ready.join();
        clock.start();
        conductor.tell(new Conductor.Begin(List.of(self)));
        var end = finished.join();
        var effort = new Effort(
                0, end.events(), end.windows(), 1, Runtime.getRuntime().availableProcessors());
        var outcome = new Merging(scenario, topology, List.of(emulation.findings(false))).outcome(effort);
        var steps = clock.steps();
        return new StepMeasured(
                steps.getFirst(),
                steps.subList(1, 1 + plan.warmUp()),
                steps.subList(1 + plan.warmUp(), steps.size()),
                outcome.effort().foreseen(),
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
}
