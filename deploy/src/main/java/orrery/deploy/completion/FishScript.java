package orrery.deploy.completion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completion for fish: a line for every command and option, each under the condition that the commands before it were typed.
 *
 * <p>Two functions of the script tell what was typed: {@code __orrery_at} whether exactly these commands were, and
 * {@code __orrery_in} whether these came first. Options are left out, so that they may stand anywhere.
 */
final class FishScript {
    private static final String FUNCTIONS = """
            function __orrery_words
                set -l words (commandline -opc)
                set -e words[1]
                string match -v -- '-*' $words
            end
            function __orrery_at
                test (__orrery_words | string join ' ') = "$argv[1]"
            end
            function __orrery_in
                set -l words (__orrery_words)
                set -l wanted (string split -n ' ' -- "$argv[1]")
                test (count $words) -ge (count $wanted)
                and test "$words[1..$(count $wanted)]" = "$wanted"
            end
            complete -c orrery -f
            """;

    private final List<String> lines = new ArrayList<>();

    private FishScript() {}

    static String of(CommandLine commands) {
        var script = new FishScript();
        script.command(commands, "");
        return FUNCTIONS + String.join("\n", script.lines) + "\n";
    }

    /** @param typed commands before and including this one, with blanks between; empty for the whole */
    private void command(CommandLine command, String typed) {
        var spec = command.getCommandSpec();
        for (var below : distinct(command.getSubcommands().values())) {
            if (!below.getCommandSpec().usageMessage().hidden()) {
                var name = below.getCommandName();
                line(
                        at(typed),
                        "-a " + name
                                + described(
                                        below.getCommandSpec().usageMessage().description()));
                command(below, typed.isEmpty() ? name : typed + " " + name);
            }
        }
        spec.positionalParameters().forEach(parameter -> words(at(typed), parameter));
        spec.options().forEach(option -> option(condition(spec, typed), option));
    }

    /** Aliases name the same command twice. */
    private static SequencedSet<CommandLine> distinct(Collection<CommandLine> commands) {
        return new LinkedHashSet<>(commands);
    }

    private static String at(String typed) {
        return "__orrery_at '" + typed + "'";
    }

    /** Options of a group of commands are of no use once one of them was typed. */
    private static String condition(CommandSpec spec, String typed) {
        return spec.subcommands().isEmpty() ? "__orrery_in '" + typed + "'" : at(typed);
    }

    private void words(String condition, ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            var words = StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                    .toList();
            line(condition, "-a " + quoted(String.join(" ", words)));
        }
    }

    private void option(String condition, OptionSpec option) {
        var names = new StringBuilder();
        for (var name : option.names()) {
            names.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        var takes = option.arity().max() == 0 ? "" : takesFile(option) ? "-rF" : "-x";
        line(condition, (names + takes).strip() + described(option.description()));
    }

    private static boolean takesFile(OptionSpec option) {
        return option.paramLabel().equals("FILE") || option.paramLabel().equals("FOLDER");
    }

    private void line(String condition, String rest) {
        lines.add("complete -c orrery -n \"" + condition + "\" " + rest);
    }

    private static String described(String... description) {
        return description.length == 0 ? "" : " -d " + quoted(description[0]);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
