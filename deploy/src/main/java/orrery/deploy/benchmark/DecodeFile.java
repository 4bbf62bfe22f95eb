package orrery.deploy.benchmark;

import static orrery.deploy.benchmark.PlanFile.require;

import java.nio.file.Path;
import java.util.Optional;
import orrery.deploy.scenario.InputProblem;

/** Reads a {@link DecodePlan} from YAML: the shipped one, or that of a file. */
final class DecodeFile {
    private static final String BENCHMARK = "decode";
    private static final int CUTS_MOST = 10;
    private static final int SIZE_MOST = 1 << 20;
    private static final long WEIGHTS_MOST = 1L << 33; // 16 GiB in bfloat16

    private DecodeFile() {}

    /** @throws InputProblem where it cannot be read or used */
    static DecodePlan read(Optional<Path> file) {
        return checked(PlanFile.name(BENCHMARK, file), PlanFile.read(BENCHMARK, DecodePlan.class, file));
    }

    /** @throws InputProblem where a figure is out of its range */
    static DecodePlan checked(String name, DecodePlan plan) {
        var shape = plan.shape();
        within(name, "hidden", shape.hidden(), SIZE_MOST);
        within(name, "layers", shape.layers(), 1000);
        within(name, "heads", shape.heads(), 1000);
        within(name, "key_value_heads", shape.keyValueHeads(), shape.heads());
        within(name, "head_dim", shape.headDim(), 1000);
        within(name, "intermediate", shape.intermediate(), SIZE_MOST);
        within(name, "vocabulary", shape.vocabulary(), SIZE_MOST);
        plan.cuts().forEach(devices -> within(name, "cuts", devices, shape.keyValueHeads() * shape.headDim()));
        require(name, "cuts", plan.cuts().size() <= CUTS_MOST, plan.cuts().size(), "at most " + CUTS_MOST + " of them");
        within(name, "prompt", plan.prompt(), 8192);
        within(name, "rounds", plan.rounds(), 1000);
        within(name, "times", plan.times(), 1000);
        require(
                name,
                "shape",
                shape.weights() <= WEIGHTS_MOST,
                shape.weights(),
                "at most " + WEIGHTS_MOST + " weights");
        EmulatedFile.check(name, plan);
        return plan;
    }

    static void within(String name, String field, int found, int most) {
        require(name, field, found >= 1 && found <= most, found, "1 to " + most);
    }
}
