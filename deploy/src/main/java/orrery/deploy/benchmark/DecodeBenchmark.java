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
    public List<DecodeMeasured> run(Consumer<DecodeMeasured> each) throws IOException {
        var all = new ArrayList<DecodeMeasured>();
        for (int run = 0; run < plan.times(); run++) {
            all.add(DecodeRun.inFreshJvm(plan));
            each.accept(all.getLast());
        }
        return all;
    }
}
