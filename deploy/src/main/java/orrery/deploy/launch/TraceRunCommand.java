package orrery.deploy.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.collective.Words;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.ProgressDisplay;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.topology.TopologyArgument;
import orrery.deploy.trace.Ran;
import orrery.deploy.trace.ReplayJson;
import orrery.deploy.trace.ReplayText;
import orrery.node.replay.Replay;
import orrery.node.replay.ReplayOutcome;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trace.TraceFiles;
import orrery.node.trace.TraceProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery trace run}: reads the traces of all ranks, has them run, shows what came of it. */
@Command(
        name = "run",
        description = "Runs the traces of all ranks on the GPUs of a topology, in virtual time.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "A compute node takes its measured duration, or else what its operations and bytes",
            "take on the GPU; collectives, sends and receives take what their messages take.",
            "Example: orrery trace run step --topology gb200-nvl72 --groups groups.json",
            "Exit:    0 ok, 2 bad input, 3 internal, 4 peer, 6 input/output, 7 resources, 8 stall"
        })
final class TraceRunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PREFIX", description = "The traces are PREFIX.0.et, PREFIX.1.et, and so on.")
    private Path prefix;

    @Option(
            names = "--topology",
            paramLabel = "T",
            defaultValue = "hgx-h100",
            description = "A name with settings, or a file (default: ${DEFAULT-VALUE}).")
    private String topology;

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description =
                    "JSON with the ranks of each group, {\"0\": [0, 1]} (default: PREFIX.groups.json where it is there).")
    private Path groups;

    @Option(
            names = "--launch",
            paramLabel = "HOW",
            defaultValue = "graph",
            description = "stream or graph (default: ${DEFAULT-VALUE}).")
    private String launch;

    @Option(names = "--json", description = "The result as one JSON object; progress as JSON lines on stderr.")
    private boolean json;

    @Mixin
    private Where where;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    TraceRunCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws RunFailure {
        var how = Words.launch("--launch", launch);
        var options = where.options(around.cores(), Optional.empty());
        try {
            var replay = new Replay(TraceFiles.read(prefix, groups()), how);
            var ran = new Ran(prefix.toString(), topology, how, run(replay, options));
            around.out().print(json ? ReplayJson.of(ran) : ReplayText.of(ran));
            around.out().flush();
            return ExitCode.OK.code();
        } catch (TraceProblem problem) {
            throw TraceShowCommand.input(problem);
        } catch (ScenarioProblem problem) {
            throw located(problem);
        }
    }

    private Optional<Path> groups() {
        var beside = prefix.resolveSibling(prefix.getFileName() + ".groups.json");
        return groups != null ? Optional.of(groups) : Optional.of(beside).filter(Files::isRegularFile);
    }

    private ReplayOutcome run(Replay replay, RunOptions options) throws RunFailure {
        var source = TopologyArgument.read(topology);
        var way = json ? Way.JSON_LINES : around.isTerminal() ? Way.TERMINAL : Way.LINES;
        try (var progress = new ProgressDisplay(way, around.err(), around.wallNanos())) {
            return around.engine().get().replay(replay, source, options, progress);
        }
    }

    private InputProblem located(ScenarioProblem problem) {
        var place = switch (problem.field()) {
            case "topology" -> "--topology";
            case "groups" -> "--groups";
            default -> prefix + ".*.et: " + problem.field();
        };
        return InputProblem.of(place, "", problem.found(), problem.allowed(), problem.remedy());
    }
}
