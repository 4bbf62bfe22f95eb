package orrery.deploy.launch;

import java.io.PrintWriter;
import java.util.Optional;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.CatalogueRemark;
import orrery.deploy.scenario.Origin;
import orrery.fabric.catalogue.CatalogueProblem;
import orrery.fabric.catalogue.ProcessCatalogue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code orrery}. */
@Command(
        name = "orrery",
        description = "Runs a real language model on an emulated inference cluster, in virtual time.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%n",
        footer = {
            "",
            "Exit: 0 ok 1 unmet 2 input 3 bug 4 peer 5 checkpoint 6 disk 7 resources 8 stall",
            "Try:  orrery run                        576 GPUs, 64 prompts",
            "      orrery run gb200-nvl72 --jvms 2   one rack, in two JVMs",
            "      orrery run --help"
        },
        versionProvider = Version.class)
public final class Main implements Runnable {
    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    private boolean version;

    @Mixin
    private HelpOption help;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Further rows of the hardware catalogue.")
    private String catalogue;

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
        var main = new Main();
        var commands = Commands.named(line(main), around, args)
                .setOut(around.out())
                .setErr(around.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(around.isTerminal() ? Ansi.AUTO : Ansi.OFF))
                .setExecutionStrategy(main::executeLast)
                .setParameterExceptionHandler((refused, words) -> problems.usage(refused, words))
                .setExecutionExceptionHandler((failed, command, _) -> problems.report(failed, command));
        try {
            return commands.execute(args);
        } catch (Throwable grave) { // errors such as a full heap, which picocli lets through
            return problems.report(grave, commands);
        }
    }

    /** All there are, for those who look at them rather than have one done. */
    static CommandLine commands(Surroundings around) {
        return Commands.all(line(new Main()), around);
    }

    private static CommandLine line(Main main) {
        return CommandGroups.shownIn(new CommandLine(main));
    }

    /** With the catalogue that the command line or a scenario asks for, and afterwards with the one before. */
    private int executeLast(ParseResult parsed) {
        var before = ProcessCatalogue.file();
        if (catalogue != null) {
            useCatalogue(parsed.commandSpec().commandLine());
        }
        try {
            return new RunLast().execute(parsed);
        } finally {
            ProcessCatalogue.use(before);
        }
    }

    private void useCatalogue(CommandLine command) {
        try {
            ProcessCatalogue.use(Optional.of(catalogue));
            sayReplaced(command.getErr());
        } catch (CatalogueProblem unusable) {
            var problem = CatalogueRemark.of(unusable, Origin.of("--catalogue"), "");
            throw new ExecutionException(command, problem.getMessage(), problem);
        }
    }

    /** Rows of known names are meant to replace those, but a new chip may have got such a name by mistake. */
    private void sayReplaced(PrintWriter err) {
        var replaced = ProcessCatalogue.replaced();
        if (!replaced.isEmpty()) {
            err.print("--catalogue " + catalogue + " replaces rows that come with Orrery: "
                    + String.join(", ", replaced) + "\n");
            err.flush();
        }
    }

    /** Without a command there is nothing to do but help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
