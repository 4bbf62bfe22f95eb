package orrery.deploy.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Decodes as a plan says, so many times. */
public final class DecodeBenchmark {
    private final DecodePlan plan;

    private DecodeBenchmark(DecodePlan plan) {
        this.plan = plan;
    }

    /**
     * @param file a plan of one's own; the shipped one where there is none
     * @param times JVMs in place of the plan's
     * @throws orrery.deploy.scenario.InputProblem where the plan cannot be used
     */
    public static DecodeBenchmark of(Optional<Path> file, Optional<Integer> times) {
        var plan = DecodeFile.read(file);
        return new DecodeBenchmark(DecodeFile.checked("the options", plan.times(times.orElse(plan.times()))));
    }

    public DecodePlan plan() {
        return plan;
    }

    /**
     * @param each is told of every run as it ends
     * @throws IOException where a JVM could not be started or gave no result
     */
    public List<DecodeFound> run(Consumer<DecodeFound> each) throws IOException {
        var all = new ArrayList<DecodeFound>();
        for (int run = 0; run < plan.times(); run++) {
            all.add(once());
            each.accept(all.getLast());
        }
        return all;
    }

    private DecodeFound once() throws IOException {
        var kernels = DecodeRun.inFreshJvm(plan);
        var decode = new ArrayList<EmulatedRun.Timed>();
        for (var spread : plan.emulated().spreads()) {
            decode.add(EmulatedRun.decode(plan, spread));
        }
        return new DecodeFound(kernels, decode, EmulatedRun.prefill(plan));
    }
}
