package orrery.deploy.sweep;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orrery.deploy.scenario.FieldPath;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.LocatedTree;
import orrery.deploy.scenario.Origin;
import orrery.deploy.scenario.ScenarioSchema;
import orrery.deploy.scenario.ShippedScenario;
import orrery.deploy.scenario.SourceText;
import orrery.deploy.scenario.Syntax;
import orrery.protocol.naming.Spelling;

/** Reads what a sweep asks from a command line: a sweep, or a scenario with a matrix of settings. */
public final class QuestionReader {
    private static final String PARAMETER = "SCENARIO|SWEEP";
    private static final int BYTES_MAX = 1_000_000;
    private static final int CELLS_MOST = 1000;

    private QuestionReader() {}

    /**
     * @param named a sweep or a scenario, shipped or a file
     * @param settings each {@code key=value} or {@code key=value,value}; they win over what a sweep says of the key
     * @throws InputProblem where anything in it, or in the scenario with any single value, cannot be used
     */
    public static Question read(String named, List<String> settings) {
        if (ShippedSweep.NAMES.contains(named)) {
            return read(ShippedSweep.open(named), named, Path.of(""), settings);
        }
        if (ShippedScenario.isName(named)) {
            requireKnown(named);
            return ofScenario(named, settings);
        }
        var file = path(named);
        var source = InputFile.read(file, Origin.of(named), "", BYTES_MAX);
        return Syntax.YAML.read(source).root().has("matrix")
                ? read(source, stem(named), file.toAbsolutePath().getParent(), settings)
                : ofScenario(file.toAbsolutePath().toString(), settings);
    }

    /**
     * A sweep that no file holds; what it names is relative to the working folder.
     *
     * @param settings as in {@link #read(String, List)}
     * @throws InputProblem where anything in it cannot be used, or it is a scenario
     */
    public static Question read(SourceText source, List<String> settings) {
        var root = Syntax.YAML.read(source).root();
        if (root.has("topology") && !root.has("matrix")) {
            throw InputProblem.of(
                    source.name(),
                    "",
                    "a scenario",
                    "a sweep, with scenario: and matrix:",
                    "save the scenario, and name its file in scenario:");
        }
        return read(source, source.name(), Path.of(""), settings);
    }

    private static void requireKnown(String name) {
        if (!ShippedScenario.NAMES.contains(name)) {
            var names = new ArrayList<>(ShippedSweep.NAMES);
            names.addAll(ShippedScenario.NAMES);
            throw InputProblem.of(
                    PARAMETER,
                    "",
                    "\"" + name + "\"",
                    "a sweep or scenario that is shipped (" + String.join(", ", names)
                            + ") or the path of a .yaml file",
                    Spelling.didYouMean(name, names));
        }
    }

    private static Path path(String named) {
        try {
            return Path.of(named);
        } catch (InvalidPathException unusable) {
            throw InputProblem.of(PARAMETER, "", unusable.getReason(), "a path", "");
        }
    }

    private static String stem(String named) {
        return named.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.ya?ml$", "");
    }

    private static Question read(SourceText source, String name, Path folder, List<String> settings) {
        var tree = Syntax.YAML.read(source);
        ScenarioSchema.ofSweep().check(tree);
        return checked(new QuestionFile(tree, name, folder), settings);
    }

    /** Everything that a sweep file may say is as if it said nothing of it. */
    private static Question ofScenario(String scenario, List<String> settings) {
        var root = JsonNodeFactory.instance.objectNode().put("scenario", scenario);
        root.putObject("matrix");
        return checked(
                new QuestionFile(
                        new LocatedTree(root, Map.of(FieldPath.ROOT, Origin.of("--set")), Map.of()),
                        stem(scenario),
                        Path.of("")),
                settings);
    }

    private static Question checked(QuestionFile file, List<String> settings) {
        var question = file.question(TypedSettings.of(settings));
        if (question.axes().isEmpty()) {
            throw InputProblem.of(
                    "--set",
                    "",
                    "no field with several values",
                    "one at least, or a sweep that has a matrix",
                    "for example --set plan.tensor_parallel=8,16, or orrery sweep " + ShippedSweep.NAMES.getFirst());
        }
        if (question.size() > CELLS_MOST) {
            throw InputProblem.of(
                    question.name(),
                    "",
                    question.size() + " combinations",
                    "at most " + CELLS_MOST,
                    "take fewer values, or several sweeps");
        }
        new ValueCheck(question, file).check();
        return question;
    }
}
