package orrery.deploy.topology.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.Json;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.survey.Comparison;
import orrery.deploy.survey.ComparisonTable;
import orrery.deploy.survey.ComparisonText;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery topology compare}: topologies beside each other, or a shipped study. */
@Command(
        name = "compare",
        description = "Compares topologies: hops, latency, switches, links, light.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Example: orrery topology compare gb200-nvl72 vera-rubin-nvl72",
            "         orrery topology compare --study optics --load 0.8 --csv"
        })
final class CompareCommand implements Runnable {
    private static final int MOST = 64;

    @Parameters(arity = "0..*", paramLabel = "TOPOLOGY", description = "Names, names with settings, or files.")
    private List<String> topologies = new ArrayList<>();

    @Option(
            names = "--study",
            paramLabel = "STUDY",
            description = "optics: 2 tiers co-packaged, 3 tiers pluggable, 576 to 65536 endpoints.")
    private String study;

    @Option(
            names = "--load",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description = "Load of every link, from 0 to below 1 (default: ${DEFAULT-VALUE}).")
    private double load;

    @Option(
            names = "--simulate",
            negatable = true,
            description = "Simulate the load too; a study does, up to 1152 endpoints.")
    private Boolean simulate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the simulation (default: ${DEFAULT-VALUE}).")
    private long seed;

    @ArgGroup
    private Form form = new Form();

    @Mixin
    private HelpOption help;

    /** At most one of them. */
    private static final class Form {
        @Option(names = "--json", description = "As JSON, with the source of every figure.")
        private boolean json;

        @Option(names = "--csv", description = "As CSV.")
        private boolean csv;
    }

    private final PrintWriter out;

    CompareCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void run() {
        var wanted = wanted();
        if (!(load >= 0 && load < 1)) {
            throw InputProblem.of("--load", "", Double.toString(load), "a number from 0 to below 1", "");
        }
        var entries = wanted.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList();
        var remarks = study == null ? List.<String>of() : OpticsStudy.remarks(entries);
        var comparison = new Comparison(entries, load, seed, remarks);
        out.print(
                form.json
                        ? Json.text(ComparisonTable.json(comparison))
                        : form.csv ? ComparisonTable.csv(comparison) : ComparisonText.of(comparison));
        out.flush();
    }

    private Comparison.Entry entry(String label, String text) {
        return Measured.of(
                text,
                (topology, survey) ->
                        new Comparison.Entry(label, survey, simulated().run(topology, load, seed)));
    }

    private Simulated simulated() {
        if (simulate == null) {
            return study == null ? Simulated.NONE : Simulated.SMALL;
        }
        return simulate ? Simulated.ALL : Simulated.NONE;
    }

    private SequencedMap<String, String> wanted() {
        if (study != null && !study.equals(OpticsStudy.NAME)) {
            var remedy = Spelling.didYouMean(study, List.of(OpticsStudy.NAME));
            throw InputProblem.of("--study", "", "\"" + study + "\"", OpticsStudy.NAME, remedy);
        }
        var wanted = new LinkedHashMap<String, String>();
        topologies.forEach(topology -> wanted.put(topology, topology));
        if (study != null) {
            wanted.putAll(OpticsStudy.topologies());
        }
        if (wanted.isEmpty() || wanted.size() > MOST) {
            var allowed = "1 to " + MOST + " topologies, or --study " + OpticsStudy.NAME;
            throw InputProblem.of("TOPOLOGY", "", wanted.isEmpty() ? "none" : wanted.size() + " of them", allowed, "");
        }
        return wanted;
    }
}
