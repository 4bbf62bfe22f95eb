package orrery.deploy.completion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;

/** A shell that can complete commands. */
public enum Shell {
    BASH,
    /** Takes the script of bash, which asks for zsh's {@code bashcompinit} itself. */
    ZSH,
    FISH;

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, as they are typed. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Shell::word).toList();
    }

    /** A script for the shell to read. */
    public String script(CommandLine commands) {
        return switch (this) {
            case BASH, ZSH -> AutoComplete.bash(commands.getCommandName(), commands);
            case FISH -> FishScript.of(commands);
        };
    }
}
