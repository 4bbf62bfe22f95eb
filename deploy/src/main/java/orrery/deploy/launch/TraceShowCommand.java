package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.trace.SummaryJson;
import orrery.deploy.trace.SummaryText;
import orrery.node.trace.TraceFiles;
import orrery.node.trace.TraceProblem;
import orrery.node.trace.TraceSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery trace show}: what is in one file. */
@Command(
        name = "show",
        description = "Shows what is in one trace: nodes by kind, bytes, the critical path.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {"", "Example: orrery trace show step.0.et"})
final class TraceShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "An execution trace, for example step.0.et.")
    private Path file;

    @Option(names = "--json", description = "The result as one JSON object.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    TraceShowCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        try {
            var summary = TraceSummary.of(TraceFiles.read(file));
            around.out()
                    .print(json ? SummaryJson.of(file.toString(), summary) : SummaryText.of(file.toString(), summary));
            around.out().flush();
            return ExitCode.OK.code();
        } catch (TraceProblem problem) {
            throw input(problem);
        }
    }

    static InputProblem input(TraceProblem problem) {
        return InputProblem.of(problem.file(), problem.field(), problem.found(), problem.allowed(), problem.remedy());
    }
}
