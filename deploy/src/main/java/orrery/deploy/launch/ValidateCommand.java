package orrery.deploy.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.experiment.Subject;
import orrery.deploy.option.HelpOption;
import orrery.deploy.preview.PreviewJson;
import orrery.deploy.preview.PreviewText;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ShippedScenario;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code orrery validate}: a scenario, without running it; and what of the model is compared with measurements, each comparison
 * being a command of its own.
 */
@Command(
        name = "validate",
        description = {
            "Checks a scenario without running it, and says what would run.",
            "Or, as a command of its own, compares the model with measurements:"
        },
        synopsisSubcommandLabel = "| COMMAND",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Example: orrery validate hgx-h100 --set plan.tensor_parallel=4",
            "         orrery validate mine.yaml --json",
            "         orrery validate collectives",
            "Exit:    0 valid, 2 bad input"
        })
final class ValidateCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            completionCandidates = ShippedNames.class,
            description = "A shipped scenario, a .yaml file, or - for standard input.")
    private String scenario;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a field of the scenario; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    private final Surroundings around;

    private ValidateCommand(Surroundings around) {
        this.around = around;
    }

    static CommandLine line(Surroundings around) {
        return new CommandLine(new ValidateCommand(around))
                .addSubcommand(new ValidateCollectivesCommand(around))
                .addSubcommand(new ValidateKernelsCommand(around))
                .addSubcommand(new ValidateInferenceCommand(around))
                .addSubcommand(new ValidateFailuresCommand(around))
                .addSubcommand(new ValidateAllCommand(around));
    }

    @Override
    public Integer call() {
        if (scenario == null) {
            spec.commandLine().usage(spec.commandLine().getOut());
            return ExitCode.OK.code();
        }
        requireNoMisspeltCommand();
        var preview =
                Subject.read(ScenarioArgument.read(scenario, around), settings).preview();
        around.out().print(json ? PreviewJson.of(preview) : PreviewText.of(preview));
        around.out().flush();
        return ExitCode.OK.code();
    }

    /** A word that is near a command and no scenario was hardly meant as one. */
    private void requireNoMisspeltCommand() {
        var commands = spec.subcommands().keySet();
        var isUnknown = ShippedScenario.isName(scenario) && !ShippedScenario.NAMES.contains(scenario);
        var near = Spelling.didYouMean(scenario, commands);
        if (isUnknown
                && !near.isEmpty()
                && Spelling.nearest(scenario, ShippedScenario.NAMES).isEmpty()) {
            var allowed = "a shipped scenario, the path of a .yaml file, or one of " + String.join(", ", commands);
            throw InputProblem.of("SCENARIO", "", "\"" + scenario + "\"", allowed, near);
        }
    }
}
