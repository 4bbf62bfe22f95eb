package orrery.deploy.launch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orrery.deploy.report.Paragraph;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The commands in groups, as {@code orrery --help} shows them: those that most need with what they do, others by name. */
final class CommandGroups {
    private static final int WIDTH = 80;
    private static final int LABEL = 14; // "  collective  "

    /**
     * Commands that belong together.
     *
     * @param title what they have in common
     * @param main with what they do
     * @param others by name alone
     */
    private record Group(String title, List<String> main, List<String> others) {
        Stream<String> all() {
            return Stream.concat(main.stream(), others.stream());
        }
    }

    private static final List<Group> GROUPS = List.of(
            new Group(
                    "Run",
                    List.of("run", "sweep", "compare", "reproduce"),
                    List.of("resume", "replay", "fault", "node", "script", "trace")),
            new Group(
                    "Ask",
                    List.of("plan", "collective", "topology", "explain", "list"),
                    List.of("pareto", "montecarlo", "claims", "quality")),
            new Group(
                    "Check",
                    List.of("validate", "verify", "doctor"),
                    List.of("calibrate", "benchmark", "torture", "completion")));

    private CommandGroups() {}

    /** Of commands that are there; those in no group come last. */
    static String render(Help help) {
        var there = help.subcommands();
        var lines = new ArrayList<String>();
        for (var group : GROUPS) {
            lines.add(group.title() + ":");
            group.main().stream().filter(there::containsKey).forEach(name -> lines.add(described(name, there)));
            lines.addAll(
                    named(group.others().stream().filter(there::containsKey).toList()));
        }
        lines.addAll(named(ungrouped(there)));
        return String.join("\n", lines) + "\n";
    }

    private static String described(String name, Map<String, Help> there) {
        var description = there.get(name).commandSpec().usageMessage().description();
        var about = description.length == 0 ? "" : description[0];
        return Paragraph.head(padded(name) + about, WIDTH);
    }

    private static List<String> named(List<String> names) {
        var lines = new ArrayList<String>();
        if (!names.isEmpty()) {
            for (var line : Paragraph.lines(String.join(", ", names), WIDTH - LABEL)) {
                lines.add(padded(lines.isEmpty() ? "also" : "") + line);
            }
        }
        return lines;
    }

    private static String padded(String label) {
        return "  " + label + " ".repeat(LABEL - 2 - label.length());
    }

    private static List<String> ungrouped(Map<String, Help> there) {
        var known = new HashSet<>(GROUPS.stream().flatMap(Group::all).toList());
        return there.keySet().stream().filter(name -> !known.contains(name)).toList();
    }

    /** Has a command show those below it in groups. */
    static CommandLine shownIn(CommandLine commands) {
        commands.getHelpSectionMap()
                .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroups::render);
        return commands;
    }
}
