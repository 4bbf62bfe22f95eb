package orrery.deploy.topology;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;
import orrery.fabric.topology.TopologySource;

/** What {@code --topology} names: a shape, a shape with settings ({@code fat-tree:endpoints=1152,tiers=2}), or a file. */
public final class TopologyArgument {
    private static final String TOPOLOGY = "TOPOLOGY";
    private static final List<String> SUFFIXES = List.of(".yaml", ".yml", ".json", ".graphml");

    private TopologyArgument() {}

    /**
     * Reads a file whole and checks it; a name is checked when it is drawn.
     *
     * @throws InputProblem where a file cannot be used
     */
    public static TopologySource read(String text) {
        return isPath(text) ? TopologyFile.read(path(text)) : new TopologySource.Named(text);
    }

    /**
     * Reads and draws.
     *
     * @throws InputProblem where the file, the name or its settings cannot be used
     */
    public static Topology draw(String text, Catalogue catalogue) {
        return draw(TOPOLOGY, text, catalogue);
    }

    /**
     * Reads and draws what another option names.
     *
     * @throws InputProblem where the file, the name or its settings cannot be used
     */
    public static Topology draw(String option, String text, Catalogue catalogue) {
        return with(option, text, catalogue, drawn -> drawn);
    }

    /**
     * Reads, draws, and does something with the topology.
     *
     * @throws InputProblem where the file, the name or its settings cannot be used, or it is too large for what is done
     */
    public static <T> T with(String text, Catalogue catalogue, Function<Topology, T> use) {
        return with(TOPOLOGY, text, catalogue, use);
    }

    private static <T> T with(String option, String text, Catalogue catalogue, Function<Topology, T> use) {
        try {
            return use.apply(read(text).draw(catalogue));
        } catch (TopologyProblem problem) {
            var told = ProblemText.of(problem.getMessage());
            var remedy = isFile(text) ? "a file is read by its suffix, one of " + SUFFIXES : remedy(told);
            throw InputProblem.of(option, "", told.found(), told.allowed(), remedy);
        }
    }

    private static String remedy(ProblemText told) {
        return told.remedy().isEmpty() ? "orrery topology list shows every topology with its settings" : told.remedy();
    }

    private static boolean isFile(String text) {
        return !text.isEmpty() && text.indexOf('\0') < 0 && Files.isRegularFile(Path.of(text));
    }

    /** Whether a file is meant: anything with a slash before the settings, or the suffix of a format, is a path. */
    public static boolean isPath(String text) {
        var name = text.split(":", 2)[0];
        return name.contains("/") || name.contains("\\") || SUFFIXES.stream().anyMatch(text::endsWith);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException unusable) {
            throw InputProblem.of(TOPOLOGY, "", unusable.getReason(), "a path", "");
        }
    }
}
