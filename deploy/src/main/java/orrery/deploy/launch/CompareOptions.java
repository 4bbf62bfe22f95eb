package orrery.deploy.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.deploy.collective.Choosing;
import orrery.deploy.measured.MeasuredFile;
import orrery.deploy.scenario.InputProblem;
import orrery.node.collective.Operation;
import picocli.CommandLine.Option;

/** The options that put measured rows beside the model. */
final class CompareOptions {
    @Option(names = "--compare", paramLabel = "FILE", description = "Put a log of nccl-tests, or a CSV, beside it.")
    private String file;

    @Option(names = "--only", paramLabel = "TEXT", description = "Of FILE, rows whose system or algorithm has it.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--fail-above",
            paramLabel = "PERCENT",
            description = "Exit with 1 where the median error is larger.")
    private Double failAbove;

    String file() {
        return file;
    }

    /**
     * The rows of the operation, if a file was named.
     *
     * @throws InputProblem where it cannot be used, or has none
     */
    Optional<Choosing> rows(Operation operation) {
        if (file == null) {
            if (failAbove != null || !only.isEmpty()) {
                throw InputProblem.of(
                        failAbove != null ? "--fail-above" : "--only",
                        "",
                        "no --compare",
                        "--compare FILE beside it",
                        "");
            }
            return Optional.empty();
        }
        if (failAbove != null && !(failAbove >= 0)) {
            throw InputProblem.of("--fail-above", "", failAbove.toString(), "a percentage, 0 or more", "");
        }
        var choosing = new Choosing(file, MeasuredFile.read("--compare", file)).of(operation);
        only.forEach(text -> choosing.only("--only", text));
        return Optional.of(choosing);
    }

    /** Whether an error, as a fraction, is as small as was asked for. */
    boolean isGoodEnough(double error) {
        return failAbove == null || error * 100 <= failAbove;
    }
}
