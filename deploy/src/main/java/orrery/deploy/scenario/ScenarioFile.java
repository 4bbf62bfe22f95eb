package orrery.deploy.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;

/** A scenario that was read, and where each of its fields stands. */
public final class ScenarioFile {
    static final int BYTES_MAX = 1_000_000;

    private final Scenario scenario;
    private final LocatedTree tree;
    private final Path folder;

    private ScenarioFile(Scenario scenario, LocatedTree tree, Path folder) {
        this.scenario = scenario;
        this.tree = tree;
        this.folder = folder;
    }

    /**
     * Reads and checks a scenario.
     *
     * @param nameOrPath a shipped scenario by name, or a path with a slash or a YAML suffix
     * @param settings each {@code key=value}, later ones win
     * @throws InputProblem where anything in it, or in a file that it names, cannot be used
     */
    public static ScenarioFile read(String nameOrPath, List<String> settings) {
        return read(ScenarioInput.named(nameOrPath), settings);
    }

    /**
     * Reads and checks a scenario.
     *
     * @param settings each {@code key=value}, later ones win
     * @throws InputProblem where anything in it, or in a file that it names, cannot be used
     */
    public static ScenarioFile read(ScenarioInput input, List<String> settings) {
        var schema = ScenarioSchema.ofScenario();
        var tree = Syntax.YAML.read(input.text());
        if (tree.root() instanceof ObjectNode) {
            settings.stream().map(Setting::parse).forEach(setting -> setting.applyTo(tree, schema));
        }
        schema.check(tree);
        schema.fillDefaults((ObjectNode) tree.root());
        ScenarioCatalogue.use(tree, input.folder());
        var scenario = new ScenarioAssembly(tree, input.folder()).scenario(input.stem());
        return new ScenarioFile(scenario, tree, input.folder());
    }

    public Scenario scenario() {
        return scenario;
    }

    /** What was read, for parts of a scenario that others read. */
    public LocatedTree tree() {
        return tree;
    }

    /** The scenario's topology; where a file beside the scenario has that name, the path of it. */
    public String topology() {
        var text = scenario.topology();
        try {
            var beside = folder.resolve(text);
            return Files.isRegularFile(beside) ? beside.toString() : text;
        } catch (InvalidPathException noPath) {
            return text;
        }
    }

    /** Says where in the file, or in which option, the model of a problem stands. */
    public InputProblem locate(ModelProblem problem, String field) {
        var found = problem.file() + ": " + problem.field() + ": " + problem.found();
        return locate(new ScenarioProblem(field, found, "a model's files as they were published", problem.remedy()));
    }

    /** Says where in the file, or in which option, the field of a problem stands. */
    public InputProblem locate(ScenarioProblem problem) {
        var path = FieldPath.parse(problem.field());
        var isDefault = tree.values().get(path) == null && !tree.at(path).isMissingNode();
        var found = problem.found() + (isDefault ? " (the default)" : "");
        return new InputProblem(tree.value(path), problem.field(), found, problem.allowed(), problem.remedy());
    }
}
