package orrery.deploy.topology.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.topology.TopologyArgument;
import orrery.deploy.topology.TopologyFormat;
import orrery.fabric.catalogue.Catalogue;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery topology export}: a topology in a form that other programs read, and Orrery too. */
@Command(
        name = "export",
        description = "Writes a topology for other programs; Orrery reads it again.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Example: orrery topology export gb200-nvl72 --out rack.json",
            "Python:  networkx.node_link_graph(json.load(f), edges=\"edges\")"
        })
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TOPOLOGY", description = "A name, a name with settings, or a file.")
    private String topology;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "node-link",
            description = "node-link, graphml or yaml (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
    private Path file;

    @Mixin
    private HelpOption help;

    private final PrintWriter out;

    ExportCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        var wanted = format();
        if (file != null) {
            Destination.check(file);
        }
        var drawn = TopologyArgument.draw(topology, Catalogue.load());
        Destination.write(file, out, writer -> wanted.write(drawn, writer));
        return 0;
    }

    private TopologyFormat format() {
        var words =
                Arrays.stream(TopologyFormat.values()).map(ExportCommand::word).toList();
        int index = words.indexOf(format);
        if (index < 0) {
            throw unknown(words);
        }
        return TopologyFormat.values()[index];
    }

    private InputProblem unknown(List<String> words) {
        var allowed = String.join(", ", words);
        return InputProblem.of("--format", "", "\"" + format + "\"", allowed, Spelling.didYouMean(format, words));
    }

    private static String word(TopologyFormat format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
