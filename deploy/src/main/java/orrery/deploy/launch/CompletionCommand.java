package orrery.deploy.launch;

import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import orrery.deploy.completion.Shell;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.InputProblem;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code orrery completion}: a script by which a shell completes commands and options. */
@Command(
        name = "completion",
        description = "Prints a script by which a shell completes commands.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Here and now: source <(orrery completion bash); in zsh put that line into ~/.zshrc.",
            "Example: orrery completion fish > ~/.config/fish/completions/orrery.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SHELL", completionCandidates = Shells.class, description = "bash, zsh or fish.")
    private String shell;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    CompletionCommand(Surroundings around) {
        this.around = around;
    }

    /** For shells. */
    static final class Shells extends ArrayList<String> {
        Shells() {
            super(Shell.words());
        }
    }

    @Override
    public Integer call() {
        around.out().print(wanted().script(Main.commands(around)));
        around.out().flush();
        return ExitCode.OK.code();
    }

    private Shell wanted() {
        if (!Shell.words().contains(shell)) {
            throw InputProblem.of(
                    "SHELL",
                    "",
                    "\"" + shell + "\"",
                    String.join(", ", Shell.words()),
                    Spelling.didYouMean(shell, Shell.words()));
        }
        return Shell.valueOf(shell.toUpperCase(Locale.ROOT));
    }
}
