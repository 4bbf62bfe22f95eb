package orrery.deploy.scenario;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a scenario is read from: one that is shipped, a file, or text that lies in no file.
 *
 * @param text of it, YAML or JSON
 * @param name of a shipped one, or absolute path of a file; of loose text the file name under which it is left somewhere
 * @param folder that its paths are relative to
 * @param isLoose whether no file holds it
 */
public record ScenarioInput(SourceText text, String name, Path folder, boolean isLoose) {
    private static final Path HERE = Path.of("");
    private static final String FILE_NAME = "[A-Za-z0-9_][A-Za-z0-9._+-]{0,99}";
    private static final String CATALOGUE = "catalogue";

    /**
     * @param nameOrPath a shipped scenario by name, or a path with a slash or a YAML suffix
     * @throws InputProblem where there is none, or it cannot be read
     */
    public static ScenarioInput named(String nameOrPath) {
        if (ShippedScenario.isName(nameOrPath)) {
            return new ScenarioInput(ShippedScenario.open(nameOrPath), nameOrPath, HERE, false);
        }
        try {
            var path = Path.of(nameOrPath);
            var text = InputFile.read(path, Origin.of(nameOrPath), "", ScenarioFile.BYTES_MAX);
            var folder = path.getParent() == null ? HERE : path.getParent();
            return new ScenarioInput(text, path.toAbsolutePath().normalize().toString(), folder, false);
        } catch (InvalidPathException unusable) {
            throw InputProblem.of("SCENARIO", "", unusable.getReason(), "a path", "");
        }
    }

    /**
     * Text that somebody sent, or a program made; paths in it are relative to the working folder.
     *
     * @param text its name is that of the scenario where it does not say, and of the file that it becomes beside results
     * @throws InputProblem where it is larger than any scenario, or its name is no file name
     */
    public static ScenarioInput loose(SourceText text) {
        if (text.text().length() > ScenarioFile.BYTES_MAX) {
            var found = text.text().length() + " characters";
            throw InputProblem.of(text.name(), "", found, "at most " + ScenarioFile.BYTES_MAX, "");
        }
        if (!text.name().matches(FILE_NAME)) {
            throw InputProblem.of("name", "", "\"" + text.name() + "\"", "letters, digits and . _ + -", "");
        }
        return new ScenarioInput(text, text.name() + ".yaml", HERE, true);
    }

    /**
     * As it is now: a file may have been changed since it was read.
     *
     * @throws InputProblem where it is gone, or cannot be read
     */
    public ScenarioInput again() {
        return isLoose ? this : named(name);
    }

    /** What the scenario is called where it does not say. */
    public String stem() {
        return name.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.ya?ml$", "");
    }

    /** Whether it, or a setting, adds rows to the catalogue, which all runs of a process share. */
    public boolean addsToCatalogue(List<String> settings) {
        return Syntax.YAML.read(text).root().has(CATALOGUE)
                || settings.stream().anyMatch(setting -> setting.startsWith(CATALOGUE + "="));
    }
}
