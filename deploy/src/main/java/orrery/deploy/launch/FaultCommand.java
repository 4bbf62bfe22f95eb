package orrery.deploy.launch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.live.ControlClient;
import orrery.deploy.live.LiveFolders;
import orrery.deploy.live.TypedFault;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.TextTable;
import orrery.protocol.units.SimTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery fault}: injects, heals and lists faults of a run that is under way. */
@Command(
        name = "fault",
        description = "Injects, heals and lists faults of a run that is under way.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "A run listens where it is begun with --control or --pace. Each fault",
            "takes effect where all of its JVMs agree, and is written to its journal,",
            "from which orrery replay gives the same run again.",
            "Example: orrery run gb200-nvl72 --pace 1ms/s",
            "         orrery fault inject gpu.slowed \"gpu[17]\" --effect 0.5 --for 2ms",
            "         orrery fault heal 0",
            "Exit:    0 ok, 2 bad input or refused, 6 nobody listens"
        })
final class FaultCommand implements Runnable {
    private final Surroundings around;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    private FaultCommand(Surroundings around) {
        this.around = around;
    }

    static CommandLine line(Surroundings around) {
        return new CommandLine(new FaultCommand(around));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "inject",
            description = "Has something go wrong.",
            sortOptions = false,
            footer = {"", "Example: orrery fault inject gpu.slowed \"gpu[17]\" --effect 0.5 --for 2ms"})
    int inject(
            @Parameters(paramLabel = "ACTION", description = "Such as nvlink.down or gpu.slowed.") String action,
            @Parameters(paramLabel = "SELECT", description = "Such as gpu[17] or rack[2].*.") String select,
            @Option(names = "--for", paramLabel = "SPAN", description = "How long it lasts.") String lasting,
            @Option(names = "--every", paramLabel = "SPAN", description = "From one to the next.") String every,
            @Option(names = "--until", paramLabel = "SPAN", description = "None strikes from then on.") String until,
            @Option(names = "--effect", paramLabel = "WORD", description = "How bad: a share or a word.") String effect,
            @Option(names = "--seed", paramLabel = "N", description = "What is drawn derives from it.") String seed,
            @Option(names = "--run", paramLabel = "ID", description = "Which run.") String run,
            @Option(
                            names = {"-h", "--help"},
                            usageHelp = true,
                            description = "Print this help.")
                    boolean help)
            throws IOException, RunFailure {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "action", action);
        put(fields, "select", select);
        put(fields, "for", lasting);
        put(fields, "every", every);
        put(fields, "until", until);
        put(fields, "effect", effect);
        put(fields, "seed", seed);
        new TypedFault(fields).fault(); // refused here, where it says which word is wrong
        var request = request("inject");
        fields.forEach(request::put);
        var answer = ask(run, request);
        say("fault " + answer.get("fault").asInt() + " at " + answer.get("at").asText());
        return ExitCode.OK.code();
    }

    private static void put(Map<String, String> fields, String key, String value) {
        if (value != null) {
            fields.put(key, value);
        }
    }

    @Command(
            name = "heal",
            description = "Takes back what a fault has struck.",
            sortOptions = false,
            footer = {"", "Example: orrery fault heal 0"})
    int heal(
            @Parameters(paramLabel = "FAULT", description = "Its number, or its selector as it was typed.")
                    String fault,
            @Option(names = "--run", paramLabel = "ID", description = "Which run.") String run,
            @Option(
                            names = {"-h", "--help"},
                            usageHelp = true,
                            description = "Print this help.")
                    boolean help)
            throws IOException, RunFailure {
        var request = request("heal");
        if (fault.matches("\\d{1,9}")) {
            request.put("fault", Integer.parseInt(fault));
        } else {
            request.put("select", fault);
        }
        var answer = ask(run, request);
        say("fault " + answer.get("fault").asInt() + " healed at "
                + answer.get("at").asText());
        return ExitCode.OK.code();
    }

    @Command(
            name = "list",
            description = "Shows all faults, scheduled ones included.",
            sortOptions = false,
            footer = {"", "Example: orrery fault list --json"})
    int list(
            @Option(names = "--run", paramLabel = "ID", description = "Which run.") String run,
            @Option(names = "--json", description = "As JSON.") boolean json,
            @Option(
                            names = {"-h", "--help"},
                            usageHelp = true,
                            description = "Print this help.")
                    boolean help)
            throws IOException, RunFailure {
        var answer = ask(run, request("list"));
        say(json ? answer.toString() : table(answer));
        return ExitCode.OK.code();
    }

    private static String table(ObjectNode answer) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("fault", "action", "select", "at", "active"));
        answer.path("faults")
                .forEach(fault -> rows.add(List.of(
                        fault.path("fault").asText(),
                        fault.path("action").asText(),
                        fault.path("select").asText(),
                        new SimTime(fault.path("at_ps").asLong()).toString(),
                        fault.path("active").asBoolean() ? "yes" : "no")));
        return "virtual " + new SimTime(answer.path("now_ps").asLong()) + "\n"
                + TextTable.of(rows).stripTrailing();
    }

    private static ObjectNode request(String what) {
        return JsonNodeFactory.instance.objectNode().put("do", what);
    }

    private static ObjectNode ask(String run, ObjectNode request) throws IOException, RunFailure {
        var answer = ControlClient.ask(LiveFolders.find(LiveFolders.root(), run), request);
        if (answer.has("problem")) {
            throw new RunFailure(ExitCode.BAD_INPUT, answer.get("problem").asText());
        }
        return answer;
    }

    private void say(String text) {
        around.out().print(text + "\n");
        around.out().flush();
    }
}
