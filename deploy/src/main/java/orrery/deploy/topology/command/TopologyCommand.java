package orrery.deploy.topology.command;

import java.io.PrintWriter;
import orrery.deploy.option.HelpOption;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code orrery topology}: everything about a topology that needs no run. */
@Command(
        name = "topology",
        description = "Lists, measures, draws, exports and compares topologies.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "TOPOLOGY is a name, a name with settings, or a file in YAML, node-link",
            "JSON or GraphML.",
            "",
            "Try:  orrery topology list",
            "      orrery topology show gb200-nvl72",
            "      orrery topology draw rubin-ultra-nvl576 --out nvl576.svg",
            "      orrery topology compare --study optics"
        })
public final class TopologyCommand implements Runnable {
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    private TopologyCommand() {}

    /** The command with its own commands below it. */
    public static CommandLine line(PrintWriter out) {
        return new CommandLine(new TopologyCommand())
                .addSubcommand(new ListCommand(out))
                .addSubcommand(new ShowCommand(out))
                .addSubcommand(new DrawCommand(out))
                .addSubcommand(new ExportCommand(out))
                .addSubcommand(new CompareCommand(out));
    }

    /** Without a command there is nothing to do but help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
