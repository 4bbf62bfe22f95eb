package orrery.deploy.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import orrery.deploy.collective.Sizes;
import orrery.deploy.collective.Words;
import orrery.deploy.scenario.InputProblem;
import orrery.node.collective.Operation;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trial.CollectiveTrial;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is tried. */
final class TrialOptions {
    private static final String DEFAULT_SIZES = "8..8G";
    private static final int CHANNELS_MOST = 64;
    private static final int CHUNKS_MOST = 4096;
    private static final int LOST_MOST = 10_000;

    @Option(
            names = "--topology",
            paramLabel = "T",
            defaultValue = "hgx-h100",
            description = "Name with settings, or a file (default: hgx-h100).")
    private String topology;

    @Option(
            names = "--sizes",
            paramLabel = "SIZES",
            description = {"8..8G doubles (default), 1K..1M:4, 1M..8M:+1M, or", "1M,4M; K, M, G are powers of 1024."})
    private String sizes;

    @Option(
            names = "--algo",
            paramLabel = "A",
            defaultValue = "auto",
            description = "auto, ring, tree, direct, one-shot, two-shot, nvls, two-level.")
    private String algorithm;

    @Option(names = "--protocol", paramLabel = "P", defaultValue = "auto", description = "auto, ll, ll128, simple.")
    private String protocol;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            defaultValue = "float",
            description = "float, bfloat16, half, fp8_e4m3 (default: ${DEFAULT-VALUE}).")
    private String elementType;

    @Option(names = "--ranks", paramLabel = "N", description = "GPUs that take part (default: all).")
    private Integer ranks;

    @Option(
            names = "--channels",
            hidden = true, // named at the end of the help
            paramLabel = "N",
            description = "Thread blocks that copy side by side (default: auto).")
    private Integer channels;

    @Option(
            names = "--chunks",
            hidden = true, // named at the end of the help
            paramLabel = "N",
            description = "Pieces of each slice of a ring (default: auto).")
    private Integer chunks;

    @Option(
            names = "--launch",
            paramLabel = "HOW",
            defaultValue = "stream",
            description = "stream or graph (default: ${DEFAULT-VALUE}).")
    private String launch;

    @Option(names = "--data", description = "Carry real numbers, and count those gone wrong.")
    private boolean data;

    @Option(
            names = "--lost",
            paramLabel = "NAME,...",
            hideParamSyntax = true,
            split = ",",
            arity = "1..*",
            description = "Links out of service, by device or link.")
    private List<String> lost = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of data, counts and ties (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private LinkOptions links;

    String topology() {
        return topology;
    }

    /** @throws InputProblem where there are not so many GPUs */
    OptionalInt ranks(int gpus) {
        if (ranks == null) {
            return OptionalInt.empty();
        }
        if (ranks < 1 || ranks > gpus) {
            throw InputProblem.of("--ranks", "", ranks.toString(), "1 to " + gpus + ", the GPUs of " + topology, "");
        }
        return OptionalInt.of(ranks);
    }

    /**
     * @param otherwise sizes to take where none were asked for
     * @throws InputProblem where a word or a number cannot be used
     */
    CollectiveTrial trial(Operation operation, int ranks, Optional<List<Long>> otherwise) {
        if (lost.size() > LOST_MOST) {
            throw InputProblem.of("--lost", "", lost.size() + " names", "at most " + LOST_MOST, "");
        }
        return new CollectiveTrial(
                topology,
                ranks,
                operation,
                Words.elementType("--dtype", elementType),
                sizes(otherwise),
                Words.algorithm("--algo", algorithm),
                Words.protocol("--protocol", protocol),
                bounded("--channels", channels, CHANNELS_MOST),
                bounded("--chunks", chunks, CHUNKS_MOST),
                Words.launch("--launch", launch),
                data,
                lost,
                links.network(),
                seed);
    }

    private List<Long> sizes(Optional<List<Long>> otherwise) {
        return sizes == null && otherwise.isPresent()
                ? otherwise.get()
                : Sizes.parse("--sizes", sizes == null ? DEFAULT_SIZES : sizes);
    }

    private static int bounded(String option, Integer number, int most) {
        if (number == null) {
            return 0;
        }
        Whole.check(option, number, most);
        return number;
    }

    /** What does not fit together, by the option that says it. */
    InputProblem locate(ScenarioProblem problem) {
        var option = switch (problem.field()) {
            case "algorithm" -> "--algo";
            case "element_type", "elementType" -> "--dtype";
            case "operation" -> "OPERATION";
            default -> "--" + problem.field().replace('_', '-');
        };
        return InputProblem.of(option, "", problem.found(), problem.allowed(), problem.remedy());
    }
}
