package orrery.deploy.benchmark;

import static orrery.deploy.benchmark.PlanFile.require;

import java.nio.file.Path;
import java.util.Optional;
import orrery.deploy.scenario.InputProblem;

/** Reads a {@link RingPlan} from YAML: the shipped one, or that of a file. */
final class RingFile {
    static final String BENCHMARK = "ring";

    /** A ring's messages grow with its square; a larger one runs for hours. */
    private static final int ENDPOINTS_MOST = 16_384;

    private RingFile() {}

    /** @throws InputProblem where it cannot be read or used */
    static RingPlan read(Optional<Path> file) {
        return checked(PlanFile.name(BENCHMARK, file), PlanFile.read(BENCHMARK, RingPlan.class, file));
    }

    /** @throws InputProblem where a figure is out of its range */
    static RingPlan checked(String name, RingPlan plan) {
        require(name, "chunks", plan.chunks() >= 1 && plan.chunks() <= 64, plan.chunks(), "1 to 64");
        var bytes = plan.chunk().bytes();
        require(
                name,
                "chunk",
                bytes > 0 && bytes % Float.BYTES == 0 && bytes <= 1 << 20,
                plan.chunk(),
                "4 B to 1 MiB, in whole values of 4 B");
        require(name, "latency", plan.latency().picos() > 0, plan.latency(), "above 0");
        for (var runs : plan.runs()) {
            require(
                    name,
                    "endpoints",
                    runs.endpoints() >= 2 && runs.endpoints() <= ENDPOINTS_MOST,
                    runs.endpoints(),
                    "2 to " + ENDPOINTS_MOST);
            require(name, "times", runs.times() >= 1 && runs.times() <= 1000, runs.times(), "1 to 1000");
        }
        return plan;
    }
}
