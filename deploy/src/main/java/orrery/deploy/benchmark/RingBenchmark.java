package orrery.deploy.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs rings as a plan says, and keeps of each size all runs. */
public final class RingBenchmark {
    private final RingPlan plan;

    private RingBenchmark(RingPlan plan) {
        this.plan = plan;
    }

    /**
     * @param file a plan of one's own; the shipped one where there is none
     * @param endpoints sizes to run in place of the plan's; none for those
     * @param times runs of each size in place of the plan's
     * @throws orrery.deploy.scenario.InputProblem where the plan cannot be used
     */
    public static RingBenchmark of(Optional<Path> file, List<Integer> endpoints, Optional<Integer> times) {
        var plan = RingFile.read(file);
        var wanted = endpoints.isEmpty()
                ? plan.runs()
                : endpoints.stream().map(size -> new RingPlan.Runs(size, 1)).toList();
        var runs = wanted.stream()
                .map(one -> new RingPlan.Runs(one.endpoints(), times.orElse(one.times())))
                .toList();
        return new RingBenchmark(RingFile.checked("the options", plan.with(runs)));
    }

    public RingPlan plan() {
        return plan;
    }

    /**
     * All runs of one size, the fastest first.
     *
     * @param each is told of every run as it ends
     * @throws IOException where a JVM could not be started or gave no result
     */
    public List<RunsOfOne> run(Consumer<Measured> each) throws IOException {
        var all = new ArrayList<RunsOfOne>();
        for (var runs : plan.runs()) {
            var measured = new ArrayList<Measured>();
            for (var run = 0; run < runs.times(); run++) {
                measured.add(RingJvm.run(plan.ring(runs.endpoints()), plan.java()));
                each.accept(measured.getLast());
            }
            all.add(new RunsOfOne(measured));
        }
        return all;
    }

    /** All runs of one size, the fastest first. */
    public record RunsOfOne(List<Measured> runs) {
        public RunsOfOne {
            runs = runs.stream()
                    .sorted(Comparator.comparingDouble(Measured::seconds))
                    .toList();
        }

        Measured fastest() {
            return runs.getFirst();
        }

        Measured median() {
            return runs.get(runs.size() / 2);
        }

        Measured slowest() {
            return runs.getLast();
        }

        long peakBytes() {
            return runs.stream().mapToLong(Measured::peakBytes).max().orElseThrow();
        }

        /** Whether every run took the virtual time it must, and all were the same run. */
        public boolean isRight() {
            return runs.stream()
                    .allMatch(run -> run.timePs() == run.closedFormPs()
                            && run.fingerprint().equals(fastest().fingerprint()));
        }
    }
}
