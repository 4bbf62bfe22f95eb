package orrery.deploy.benchmark;

import static orrery.deploy.benchmark.DecodeFile.within;
import static orrery.deploy.benchmark.PlanFile.require;

import java.nio.file.Path;
import java.util.Optional;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.topology.Topologies;
import orrery.node.architecture.Experts;
import orrery.node.family.Configurations;

/** Reads a {@link StepPlan} from YAML: the shipped one, or that of a file. */
final class StepFile {
    static final String BENCHMARK = "step";
    private static final int MOST = 1000;

    private StepFile() {}

    /** @throws InputProblem where it cannot be read or used */
    static StepPlan read(Optional<Path> file) {
        return checked(PlanFile.name(BENCHMARK, file), PlanFile.read(BENCHMARK, StepPlan.class, file));
    }

    /** @throws InputProblem where a figure is out of its range */
    static StepPlan checked(String name, StepPlan plan) {
        var models = Configurations.names();
        require(name, "model", models.contains(plan.model()), plan.model(), "one of " + String.join(", ", models));
        var topologies = Topologies.names();
        require(
                name,
                "topology",
                topologies.contains(Topologies.nameIn(plan.topology())),
                plan.topology(),
                "one of " + String.join(", ", topologies));
        require(name, "model", hasExperts(plan.model()), plan.model(), "a model with experts");
        within(name, "ranks", plan.ranks(), Topologies.named(plan.topology()).gpus().length);
        within(name, "prompt", plan.prompt(), MOST);
        within(name, "warm_up", plan.warmUp(), MOST);
        within(name, "steps", plan.steps(), MOST);
        within(name, "times", plan.times(), MOST);
        return plan;
    }

    private static boolean hasExperts(String model) {
        return Configurations.named(model).blocks().stream().anyMatch(Experts.class::isInstance);
    }
}
