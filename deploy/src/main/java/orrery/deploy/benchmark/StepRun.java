package orrery.deploy.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import orrery.fabric.actor.Conductor;
import orrery.fabric.placement.Placement;
import orrery.fabric.topology.Topologies;
import orrery.node.emulation.Emulation;
import orrery.node.emulation.Merging;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/** One run of a {@link StepPlan}, on all cores, as {@code orrery run} does it; with its other end, a JVM of its own. */
public final class StepRun {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StepPlan plan;
    private final StepClock clock;

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
        var scenario = new StepScenario(plan).with(fastForward);
        return OneJvm.in(system -> new StepRun(plan).run(scenario, system));
    }

    private StepMeasured run(Scenario scenario, ActorSystem<Void> system) {
        var topology = Topologies.named(scenario.topology());
        var placement = Placement.of(topology, 1);
        var emulation = Emulation.prepare(scenario, topology, placement, 0);
        var part = OneJvm.part(topology, placement, emulation.shells(), PATIENCE);
        var end = OneJvm.run(system, observer -> Conductor.create(part, observer, clock), clock::start);
        var effort = new Effort(0, end.events(), end.windows(), 1, OneJvm.threads());
        return measured(new Merging(scenario, topology, List.of(emulation.findings(false))).outcome(effort));
    }

    private StepMeasured measured(Outcome outcome) {
        var steps = clock.steps();
        return new StepMeasured(
                steps.getFirst(),
                steps.subList(1, 1 + plan.warmUp()),
                steps.subList(1 + plan.warmUp(), steps.size()),
                outcome.effort().foreseen(),
                outcome.fingerprint());
    }
}
