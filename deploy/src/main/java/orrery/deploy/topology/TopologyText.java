package orrery.deploy.topology;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologySource;

/**
 * A topology that a program drew, as the file that it would be.
 *
 * @param fileName by which a scenario names it
 * @param text of that file
 * @param source the same, to be sent to other JVMs
 */
public record TopologyText(String fileName, String text, TopologySource source) {
    private static final String NOT_IN_A_NAME = "[^A-Za-z0-9._+-]+";

    /** @throws InputProblem where it is no machine that a file could describe */
    public static TopologyText of(Topology topology) {
        var fileName = topology.name().replaceAll(NOT_IN_A_NAME, "-") + ".yaml";
        var text = text(topology);
        var source = new YamlForm(new SourceText(fileName, text)).read(topology.name());
        return new TopologyText(fileName, text, source);
    }

    private static String text(Topology topology) {
        var out = new StringWriter();
        try {
            YamlWriter.write(topology, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }
}
