package orrery.deploy.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.ScenarioInput;
import orrery.deploy.scenario.SourceText;

/** What SCENARIO names: one that is shipped, a file, or {@code -} for what comes through standard input. */
final class ScenarioArgument {
    private static final int BYTES_MAX = 1_000_000;

    private ScenarioArgument() {}

    static boolean isStandardInput(String named) {
        return named.equals("-");
    }

    /** @throws orrery.deploy.scenario.InputProblem where there is none, or it cannot be read */
    static ScenarioInput read(String named, Surroundings around) {
        return isStandardInput(named) ? ScenarioInput.loose(standardInput(around)) : ScenarioInput.named(named);
    }

    /** All of it; more than any scenario takes is not even read. */
    static SourceText standardInput(Surroundings around) {
        try {
            return InputFile.read("stdin", around.in(), BYTES_MAX);
        } catch (IOException broken) {
            throw new UncheckedIOException("standard input cannot be read: " + broken.getMessage(), broken);
        }
    }
}
