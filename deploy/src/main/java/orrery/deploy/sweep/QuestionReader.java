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
import orrery.deploy.scenario.ScenarioInput;
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
            return ofScenario(ScenarioInput.named(named), settings);
        }
        var file = path(named).toAbsolutePath();
        var source = InputFile.read(file, Origin.of(named), "", BYTES_MAX);
        return isSweep(source)
                ? read(source, stem(named), file.getParent(), settings)
                : ofScenario(ScenarioInput.named(file.toString()), settings);
    }

    /**
     * A sweep or a scenario that no file holds; what it names is relative to the working folder.
     *
     * @param settings as in {@link #read(String, List)}
     * @throws InputProblem where anything in it cannot be used
     */
    public static Question read(SourceText source, List<String> settings) {
        return isSweep(source)
                ? read(source, source.name(), Path.of(""), settings)
                : ofScenario(ScenarioInput.loose(source), settings);
    }

    private static boolean isSweep(SourceText source) {
        return Syntax.YAML.read(source).root().has("matrix");
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
        var file = new QuestionFile(tree, name, folder);
        return checked(file, file.question(TypedSettings.of(settings)));
    }

    /** Everything that a sweep file may say is as if it said nothing of it. */
    private static Question ofScenario(ScenarioInput scenario, List<String> settings) {
        var root = JsonNodeFactory.instance.objectNode();
        root.putObject("matrix");
        var nothing = new LocatedTree(root, Map.of(FieldPath.ROOT, Origin.of("--set")), Map.of());
        var file = new QuestionFile(nothing, scenario.stem(), Path.of(""));
        return checked(file, file.question(scenario, TypedSettings.of(settings)));
    }

    private static Question checked(QuestionFile file, Question question) {
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
