package orrery.deploy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.option.HelpOption;
import orrery.deploy.pareto.Curve;
import orrery.deploy.pareto.Measured;
import orrery.deploy.pareto.ParetoCsv;
import orrery.deploy.pareto.ParetoJson;
import orrery.deploy.pareto.ParetoPicture;
import orrery.deploy.pareto.ParetoQuestion;
import orrery.deploy.pareto.ParetoText;
import orrery.deploy.pareto.Sweep;
import orrery.deploy.scenario.InputProblem;
import orrery.node.checkpoint.ModelProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery pareto}: tokens/s/GPU against tokens/s/user, with dollars and joules, over plans and loads. */
@Command(
        name = "pareto",
        description = {
            "Forecasts models on systems under many plans and loads.",
            "Output tokens/s/GPU against tokens/s/user, with $ and J."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Example: orrery pareto --out pareto             three models on six systems",
            "         orrery pareto deepseek-r1 --systems gb200-nvl72 --isl 8192 --osl 1024",
            "         orrery pareto gpt-oss-120b --systems compose:rack=hgx-b200,racks=2",
            "Exit:    0 ok, 2 bad input or nothing fits, 6 input/output"
        })
final class ParetoCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    @Mixin
    private ParetoOptions options;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Write pareto.csv, pareto.json and pareto.svg there.")
    private Path folder;

    @Option(
            names = "--axes",
            paramLabel = "KIND",
            defaultValue = "log",
            description = "Axes of the picture: log or linear (default: ${DEFAULT-VALUE}).")
    private String axes;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all cores).")
    private Integer threads;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ParetoCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException, RunFailure {
        if (!List.of("log", "linear").contains(axes)) {
            throw InputProblem.of("--axes", "", "\"" + axes + "\"", "log or linear", "");
        }
        if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
            throw InputProblem.of("--out", "", folder + ", which is a file", "a folder", "");
        }
        var workers = Threads.of(threads, around.cores());
        try {
            var question = options.question();
            var measured = Measured.shipped();
            var began = around.wallNanos().getAsLong();
            var curves = new Sweep(question, measured).curves(workers, curve -> progress(curve, began));
            requirePoints(curves);
            write(question, curves, measured);
            around.out().print(json ? ParetoJson.of(question, curves, measured) : ParetoText.of(question, curves));
            around.out().flush();
            return ExitCode.OK.code();
        } catch (ModelProblem unusable) {
            throw new RunFailure(ExitCode.BAD_INPUT, unusable.getMessage());
        }
    }

    private void progress(Curve curve, long began) {
        around.err()
                .print(String.format(
                        Locale.ROOT,
                        "%s on %s: %d plans, %d points, %d of them on the front, after %.1f s%n",
                        curve.model(),
                        curve.system().name(),
                        curve.plans(),
                        curve.points().size(),
                        curve.front().points().size(),
                        (around.wallNanos().getAsLong() - began) / NANOS_PER_SECOND));
        around.err().flush();
    }

    private static void requirePoints(List<Curve> curves) {
        if (curves.stream().allMatch(curve -> curve.points().isEmpty())) {
            var first = curves.getFirst();
            throw InputProblem.of(
                    "--systems",
                    "",
                    first.model() + " on " + first.system().name() + ": " + first.note(),
                    "a system with room for the model and one request",
                    "take a larger system, narrower --formats, or a wider --widest");
        }
    }

    private void write(ParetoQuestion question, List<Curve> curves, Measured measured) throws IOException {
        if (folder != null) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("pareto.csv"), ParetoCsv.of(curves));
            Files.writeString(folder.resolve("pareto.json"), ParetoJson.of(question, curves, measured));
            var picture = ParetoPicture.svg(question, curves, measured, axes.equals("log"));
            Files.writeString(folder.resolve("pareto.svg"), picture);
        }
    }
}
