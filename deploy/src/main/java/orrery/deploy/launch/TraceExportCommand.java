package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.format.FormatsOption;
import orrery.deploy.option.HelpOption;
import orrery.deploy.planning.Architectures;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.scenario.ShippedScenario;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.export.StepExport;
import orrery.node.feasibility.PlanCheck;
import orrery.node.format.Formats;
import orrery.node.numerics.StepShape;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trace.TraceFiles;
import orrery.node.trace.Traces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery trace export}: one step of a scenario's plan as traces. */
@Command(
        name = "export",
        description = "Writes what each device of one copy of a scenario's model does in one step.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Writes PREFIX.RANK.et for each device of the copy, and PREFIX.groups.json.",
            "Example: orrery trace export gb200-nvl72 --out step --step decode --context 4096"
        })
final class TraceExportCommand implements Callable<Integer> {
    private static final int TOKENS_MOST = 1 << 20;

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..1",
            defaultValue = ShippedScenario.DEFAULT,
            description = "A shipped scenario or a YAML file (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Option(names = "--out", paramLabel = "PREFIX", required = true, description = "Where to write.")
    private Path prefix;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            defaultValue = "decode",
            description = "prefill or decode (default: ${DEFAULT-VALUE}).")
    private String step;

    @Option(
            names = "--sequences",
            paramLabel = "N",
            defaultValue = "1",
            description = "Sequences of each data group and micro-batch (default: ${DEFAULT-VALUE}).")
    private int sequences;

    @Option(
            names = "--context",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Tokens of each sequence (default: ${DEFAULT-VALUE}).")
    private int context;

    @Option(
            names = "--formats",
            paramLabel = "WEIGHTS[/ACTIVATIONS[/CACHE]]",
            defaultValue = "bf16",
            description = "Number formats; those left out are like the last (default: ${DEFAULT-VALUE}).")
    private String formats;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a field of the scenario; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    TraceExportCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws RunFailure {
        Whole.check("--sequences", sequences, TOKENS_MOST);
        Whole.check("--context", context, TOKENS_MOST);
        OutputFile.check("--out", prefix.resolveSibling(prefix.getFileName() + ".0.et"));
        var shape = shape();
        var kept = FormatsOption.read(formats);
        var file = ScenarioFile.read(scenario, settings);
        try {
            var traces = traces(file.scenario(), kept, shape);
            var written = TraceFiles.write(prefix, traces);
            around.out().print(told(traces, written));
            around.out().flush();
            return ExitCode.OK.code();
        } catch (ScenarioProblem problem) {
            throw file.locate(problem);
        } catch (ModelProblem problem) {
            throw new RunFailure(ExitCode.BAD_INPUT, problem.getMessage());
        }
    }

    private boolean isPrefill() {
        return step.equals("prefill");
    }

    private StepShape shape() {
        if (!isPrefill() && !step.equals("decode")) {
            throw InputProblem.of("--step", "", "\"" + step + "\"", "prefill or decode", "");
        }
        if ((long) sequences * context > TOKENS_MOST) {
            throw InputProblem.of(
                    "--context",
                    "",
                    (long) sequences * context + " tokens in all",
                    "up to " + TOKENS_MOST + " tokens of all sequences",
                    "");
        }
        return isPrefill() ? StepShape.prefill(sequences, context) : StepShape.decode(sequences, context);
    }

    private Traces traces(Scenario scenario, Formats formats, StepShape shape) {
        var architecture = Architectures.of("model.config.name", scenario.model());
        var pool = pool(scenario.plan().deployment().pools());
        PlanCheck.check(architecture, pool.duty(), pool.cut());
        return StepExport.of(architecture, pool.cut(), formats, shape);
    }

    /** The copies that do such steps: those that do nothing else, where there are any. */
    private Pool pool(List<Pool> pools) {
        var own = isPrefill() ? Duty.PREFILL : Duty.DECODE;
        return pools.stream().filter(pool -> pool.duty() == own).findFirst().orElseGet(pools::getFirst);
    }

    private static String told(Traces traces, List<Path> written) {
        var nodes =
                traces.ranks().stream().mapToLong(rank -> rank.nodes().size()).sum();
        return written.getFirst() + " … " + written.getLast() + ": "
                + traces.ranks().size() + " ranks, " + nodes + " nodes, "
                + traces.groups().size() + " groups\n";
    }
}
