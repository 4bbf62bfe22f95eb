package orrery.deploy.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.scenario.ScenarioSchema;
import orrery.deploy.scenario.ShippedScenario;
import orrery.deploy.sweep.QuestionReader;
import orrery.deploy.sweep.ShippedSweep;

/** Scenarios that people begin with. */
class CopiesTest {
    @SuppressWarnings("unused") // named by @FieldSource
    static final List<String> SCENARIOS = ShippedScenario.NAMES;

    @SuppressWarnings("unused") // named by @FieldSource
    static final List<String> SWEEPS = ShippedSweep.NAMES;

    @TempDir
    Path folder;

    private Path copy(String name) throws IOException {
        var written = new Copies(folder).of(name);
        assertEquals(folder.resolve(name + ".yaml"), written.getFirst());
        var first = Files.readAllLines(written.getFirst()).getFirst();
        var schema = folder.resolve(first.replace("# yaml-language-server: $schema=", ""));
        assertTrue(Files.isRegularFile(schema), first);
        return written.getFirst();
    }

    @ParameterizedTest
    @FieldSource("SCENARIOS")
    void aCopyIsTheScenarioAndTellsEditorsOfItsSchema(String name) throws IOException {
        var copy = copy(name);

        assertEquals(
                ScenarioFile.read(name, List.of()).scenario(),
                ScenarioFile.read(copy.toString(), List.of()).scenario());
        assertEquals(
                ScenarioSchema.ofScenario().document(),
                new ObjectMapper()
                        .readTree(folder.resolve("scenario.schema.json").toFile()));
    }

    @ParameterizedTest
    @FieldSource("SWEEPS")
    void aSweepIsCopiedAsWell(String name) throws IOException {
        var copy = copy(name);

        assertEquals(
                QuestionReader.read(name, List.of()).cells(),
                QuestionReader.read(copy.toString(), List.of()).cells());
        assertTrue(Files.isRegularFile(folder.resolve("sweep.schema.json")));
    }

    @Test
    void whatIsThereStays() throws IOException {
        var copy = copy("hgx-h100");
        Files.writeString(copy, "mine");

        var problem = assertThrows(InputProblem.class, () -> copy("hgx-h100"));

        assertTrue(problem.found().contains("hgx-h100.yaml, which is there already"), problem.getMessage());
        assertEquals("mine", Files.readString(copy));
        copy("gb200-nvl72");
    }

    @Test
    void aNameThatIsNoneHasANeighbour() {
        var problem = assertThrows(InputProblem.class, () -> copy("hgx-h10"));

        assertEquals("did you mean hgx-h100?", problem.remedy());
    }
}
