package orrery.deploy.keeping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.deploy.experiment.Subject;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioInput;
import orrery.deploy.scenario.ShippedScenario;

/**
 * What a run was asked with, as it is kept beside it: what is expected of the run stands in the scenario's file only.
 *
 * @param scenario name of a shipped one, or path of a file
 */
public record Request(String scenario, List<String> settings) {

    /** A line each; a path is good from any folder. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(
                ShippedScenario.isName(scenario)
                        ? scenario
                        : Path.of(scenario).toAbsolutePath().toString());
        lines.addAll(settings);
        return lines;
    }

    static Request of(List<String> lines) {
        return new Request(lines.getFirst(), lines.subList(1, lines.size()));
    }

    /** What it is about, with its rows of the catalogue in use; empty where its file is gone or asks for something else by now. */
    public Optional<Subject> read() {
        try {
            return Optional.of(Subject.read(ScenarioInput.named(scenario), settings));
        } catch (InputProblem changed) {
            return Optional.empty();
        }
    }
}
