package orrery.deploy.launch;

import orrery.deploy.option.HelpOption;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code orrery trace}: execution traces of MLCommons Chakra. */
@Command(
        name = "trace",
        description = "Execution traces (MLCommons Chakra): export, run, show.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Traces are files PREFIX.RANK.et, one for each rank from 0 on.",
            "",
            "Try:  orrery trace run step --topology gb200-nvl72 --groups groups.json",
            "      orrery trace show step.0.et",
            "      orrery trace export gb200-nvl72 --out step"
        })
final class TraceCommand implements Runnable {
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    private TraceCommand() {}

    /** The command with its own commands below it. */
    static CommandLine line(Surroundings around) {
        return new CommandLine(new TraceCommand())
                .addSubcommand(new TraceExportCommand(around))
                .addSubcommand(new TraceRunCommand(around))
                .addSubcommand(new TraceShowCommand(around));
    }

    /** Without a command there is nothing to do but help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
