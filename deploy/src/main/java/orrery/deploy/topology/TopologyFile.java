package orrery.deploy.topology;

import java.nio.file.Path;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;
import orrery.deploy.scenario.SourceText;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Blueprint;
import orrery.fabric.topology.TopologySource;

/** A file that describes a topology; its suffix says in which format. */
public final class TopologyFile {
    private static final int BYTES_MAX = 64_000_000;

    private TopologyFile() {}

    /**
     * Reads and checks a file.
     *
     * @return a drawn blueprint, or the name of the shape that a YAML file composes
     * @throws InputProblem saying where in the file, what was found, what is allowed and what to do
     */
    public static TopologySource read(Path path) {
        var source = InputFile.read(path, Origin.of(path.toString()), "", BYTES_MAX);
        var name = path.getFileName().toString();
        var stem = name.replaceFirst("\\.[^.]*$", "");
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return new YamlForm(source).read(stem);
        }
        return new TopologySource.Drawn(checked(graph(name, source).blueprint(stem), source));
    }

    private static GraphForm graph(String name, SourceText source) {
        if (name.endsWith(".json")) {
            return new GraphForm(source, new NodeLinkReader(source).read());
        }
        if (name.endsWith(".graphml")) {
            return new GraphForm(source, new GraphMlReader(source).read());
        }
        throw InputProblem.of(source.name(), "", "a file of another kind", ".yaml, .yml, .json or .graphml", "");
    }

    static Blueprint checked(Blueprint blueprint, SourceText source) {
        var catalogue = Catalogue.load();
        new BlueprintCheck(blueprint, source, catalogue).check();
        RouteCheck.check(blueprint, source, catalogue);
        return blueprint;
    }
}
