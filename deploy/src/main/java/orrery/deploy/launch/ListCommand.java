package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.listing.Copies;
import orrery.deploy.listing.Kind;
import orrery.deploy.listing.ListingJson;
import orrery.deploy.listing.ListingText;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.Json;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioSchema;
import orrery.fabric.catalogue.Catalogue;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery list}: what comes with Orrery. */
@Command(
        name = "list",
        description = "Lists scenarios, topologies, models and chips.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Without KIND: all of them.",
            "Example: orrery list scenarios",
            "         orrery list models chips --json",
            "         orrery list --copy hgx-h100    (hgx-h100.yaml, scenario.schema.json)",
            "         orrery list --schema > scenario.schema.json"
        })
final class ListCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "KIND",
            completionCandidates = Kinds.class,
            description = "scenarios, topologies, models, chips.")
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--json", description = "The same as JSON.")
    private boolean json;

    @Option(names = "--schema", description = "The JSON Schema of scenarios instead, for editors.")
    private boolean schema;

    @Option(
            names = "--copy",
            paramLabel = "NAME",
            description = "Copy a scenario or sweep to here, to be changed, with its schema.")
    private String copy;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ListCommand(Surroundings around) {
        this.around = around;
    }

    /** For shells. */
    static final class Kinds extends ArrayList<String> {
        Kinds() {
            super(Kind.words());
        }
    }

    @Override
    public Integer call() {
        if (copy != null) {
            new Copies(Path.of("")).of(copy).forEach(file -> around.out().print(file + "\n"));
            around.out().flush();
            return ExitCode.OK.code();
        }
        var wanted = kinds.isEmpty()
                ? List.of(Kind.values())
                : kinds.stream().map(ListCommand::kind).distinct().toList();
        around.out().print(schema ? Json.text(ScenarioSchema.ofScenario().document()) : text(wanted));
        around.out().flush();
        return ExitCode.OK.code();
    }

    private String text(List<Kind> wanted) {
        var catalogue = Catalogue.load();
        return json ? ListingJson.of(wanted, catalogue) : ListingText.of(wanted, catalogue);
    }

    private static Kind kind(String word) {
        if (!Kind.words().contains(word)) {
            throw InputProblem.of(
                    "KIND",
                    "",
                    "\"" + word + "\"",
                    String.join(", ", Kind.words()),
                    Spelling.didYouMean(word, Kind.words()));
        }
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
