package orrery.deploy.launch;

import orrery.deploy.topology.command.TopologyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code orrery}. */
@Command(
        name = "orrery",
        description = "Runs a real language model on an emulated inference cluster, in virtual time.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Try:  orrery run                        576 GPUs, 64 prompts",
            "      orrery run gb200-nvl72 --jvms 2   one rack, in two JVMs",
            "      orrery collective all_reduce      what nccl-tests would print",
            "      orrery run --help"
        },
        versionProvider = Version.class)
public final class Main implements Runnable {
    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String... args) {
        System.exit(execute(args));
    }

    /** Runs a command in this process and says how it ended, as the exit code of the process would. */
    public static int execute(String... args) {
        return execute(Surroundings.ofThisProcess(), args);
    }

    static int execute(Surroundings around, String... args) {
        var problems = new Problems(around.err());
        var commands = new CommandLine(new Main())
                .addSubcommand(new RunCommand(around))
                .addSubcommand(new CollectiveCommand(around))
                .addSubcommand(new PlanCommand(around))
                .addSubcommand(new VerifyCommand(around))
                .addSubcommand(new NodeCommand(around))
                .addSubcommand(new QualityCommand(around))
                .addSubcommand(new ExplainCommand(around))
                .addSubcommand(TraceCommand.line(around))
                .addSubcommand(new BenchmarkCommand(around))
                .addSubcommand(ValidateCommand.line(around))
                .addSubcommand(TopologyCommand.line(around.out()))
                .setOut(around.out())
                .setErr(around.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(around.isTerminal() ? Ansi.AUTO : Ansi.OFF))
                .setParameterExceptionHandler((refused, words) -> problems.usage(refused, words))
                .setExecutionExceptionHandler((failed, command, _) -> problems.report(failed, command));
        try {
            return commands.execute(args);
        } catch (Throwable grave) { // errors such as a full heap, which picocli lets through
            return problems.report(grave, commands);
        }
    }

    /** Without a command there is nothing to do but help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
