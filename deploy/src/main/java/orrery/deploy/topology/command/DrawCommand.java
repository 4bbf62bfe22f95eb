package orrery.deploy.topology.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import orrery.deploy.option.HelpOption;
import orrery.deploy.picture.Picture;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery topology draw}: a picture of a topology. */
@Command(
        name = "draw",
        description = "Draws a topology as SVG: tiers as rows, racks as columns.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {"", "Example: orrery topology draw rubin-ultra-nvl576 --out nvl576.svg"})
final class DrawCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TOPOLOGY", description = "A name, a name with settings, or a file.")
    private String topology;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
    private Path file;

    @Mixin
    private HelpOption help;

    private final PrintWriter out;

    DrawCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (file != null) {
            Destination.check(file);
        }
        var picture = Picture.svg(TopologyArgument.draw(topology, Catalogue.load()));
        Destination.write(file, out, writer -> writer.write(picture));
        return 0;
    }
}
