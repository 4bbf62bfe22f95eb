package orrery.deploy.launch;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orrery validate}: what of the model is compared with measurements; each comparison is a command of its own. */
@Command(
        name = "validate",
        description = "Compares the model with measurements.",
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true)
final class ValidateCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    static CommandLine line(Surroundings around) {
        return new CommandLine(new ValidateCommand())
                .addSubcommand(new ValidateCollectivesCommand(around))
                .addSubcommand(new ValidateKernelsCommand(around))
                .addSubcommand(new ValidateInferenceCommand(around))
                .addSubcommand(new ValidateFailuresCommand(around))
                .addSubcommand(new ValidateAllCommand(around));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
