package orrery.deploy.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a step as a plan says, message by message and with fast-forward in turn. */
public final class StepBenchmark {
    private final StepPlan plan;

    private StepBenchmark(StepPlan plan) {
        this.plan = plan;
    }

    /**
     * @param file a plan of one's own; the shipped one where there is none
     * @param times runs of each kind in place of the plan's
     * @throws orrery.deploy.scenario.InputProblem where the plan cannot be used
     */
    public static StepBenchmark of(Optional<Path> file, Optional<Integer> times) {
        var plan = StepFile.read(file);
        return new StepBenchmark(StepFile.checked("the options", plan.times(times.orElse(plan.times()))));
    }

    public StepPlan plan() {
        return plan;
    }

    /**
     * @param each is told of every run as it ends
     * @throws IOException where a JVM could not be started or gave no result
     */
    public StepFound run(Consumer<StepMeasured> each) throws IOException {
        var full = new ArrayList<StepMeasured>();
        var forward = new ArrayList<StepMeasured>();
        for (var run = 0; run < plan.times(); run++) {
            for (var kind : List.of(full, forward)) {
                kind.add(StepRun.inFreshJvm(plan, kind == forward));
                each.accept(kind.getLast());
            }
        }
        return new StepFound(full, forward);
    }
}
