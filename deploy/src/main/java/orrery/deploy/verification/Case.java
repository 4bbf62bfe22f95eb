package orrery.deploy.verification;

import java.util.List;
import java.util.stream.Collectors;
import orrery.deploy.scenario.ScenarioFile;

/**
 * One scenario whose tokens are compared with one device's.
 *
 * @param model what runs
 * @param plan how it is cut, in words
 * @param settings every field of the scenario, as {@code --set} takes them
 */
public record Case(String model, String plan, List<String> settings) {
    private static final String BASE = "hgx-h100";

    public Case {
        settings = List.copyOf(settings);
    }

    /** What {@code --only} looks into. */
    public String name() {
        return model + ", " + plan;
    }

    /** Whether devices send or keep narrower numbers than float32, so that another order of sums moves logits further. */
    boolean isNarrow() {
        return settings.stream()
                .anyMatch(text -> text.startsWith("formats=")
                        && (text.contains("\"activations\":") || text.contains("\"kv_cache\":")));
    }

    /** @throws orrery.deploy.scenario.InputProblem where a setting cannot be used */
    ScenarioFile read() {
        return ScenarioFile.read(BASE, settings);
    }

    /** The command that runs it by itself. */
    public String command() {
        return "orrery run " + BASE
                + settings.stream().map(text -> " --set " + quoted(text)).collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
