package orrery.deploy.benchmark;

import static orrery.deploy.benchmark.DecodeFile.within;
import static orrery.deploy.benchmark.PlanFile.require;

import orrery.deploy.scenario.InputProblem;
import orrery.fabric.topology.Topologies;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Dense;
import orrery.node.architecture.GroupedAttention;
import orrery.node.family.Configurations;

/** Checks what a {@link DecodePlan} says of emulated runs. */
final class EmulatedFile {
    private static final int SPREADS_MOST = 10;
    private static final int DEGREE_MOST = 1000;
    private static final int TOKENS_MOST = 8192;

    private EmulatedFile() {}

    /** @throws InputProblem where a figure is out of its range, or the model has another shape than the plan's */
    static void check(String name, DecodePlan plan) {
        var emulated = plan.emulated();
        int count = emulated.spreads().size();
        require(name, "spreads", count >= 1 && count <= SPREADS_MOST, count, "1 to " + SPREADS_MOST + " of them");
        emulated.spreads().forEach(spread -> check(name, spread));
        int first = emulated.spreads().getFirst().devices();
        require(name, "spreads", first == 1, first + " devices first", "one device first: others are compared with it");
        check(name, emulated.decode());
        check(name, emulated.prefill());
        check(name, emulated.model(), plan.shape());
    }

    private static void check(String name, DecodePlan.Spread spread) {
        var topologies = Topologies.names();
        require(
                name,
                "topology",
                topologies.contains(Topologies.nameIn(spread.topology())),
                spread.topology(),
                "one of " + String.join(", ", topologies));
        within(name, "tensor", spread.tensor(), DEGREE_MOST);
        within(name, "pipeline", spread.pipeline(), DEGREE_MOST);
    }

    private static void check(String name, DecodePlan.Asked asked) {
        within(name, "prompts", asked.prompts(), DEGREE_MOST);
        within(name, "prompt", asked.prompt(), TOKENS_MOST);
        within(name, "tokens", asked.tokens(), TOKENS_MOST);
    }

    private static void check(String name, String model, DecodePlan.Shape shape) {
        var names = Configurations.names();
        require(name, "model", names.contains(model), model, "one of " + String.join(", ", names));
        var found = Configurations.named(model);
        var isAlike = found.blocks().stream().allMatch(block -> switch (block) {
            case GroupedAttention attention ->
                attention.heads() == shape.heads()
                        && attention.keyValueHeads() == shape.keyValueHeads()
                        && attention.headDim() == shape.headDim();
            case Dense dense -> dense.width() == shape.intermediate();
            default -> false;
        });
        require(name, "model", isAlike && sizes(found, shape), model, "a model of the shape above");
    }

    private static boolean sizes(Architecture found, DecodePlan.Shape shape) {
        return found.hidden() == shape.hidden()
                && found.layers() == shape.layers()
                && found.vocabulary() == shape.vocabulary();
    }
}
