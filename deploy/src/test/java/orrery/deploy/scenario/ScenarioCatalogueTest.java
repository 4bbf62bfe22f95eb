package orrery.deploy.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.ProcessCatalogue;

final class ScenarioCatalogueTest {
    private static final String ROWS = "gpus:\n  mine: {like: h100-sxm}\n";

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        ProcessCatalogue.use(Optional.empty());
    }

    private String scenario() throws IOException {
        var text = "topology: hgx-h100\nplan: {}\ncatalogue: rows.yaml\n";
        return Files.writeString(folder.resolve("mine.yaml"), text).toString();
    }

    private String rows(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml).toString();
    }

    @Test
    void rowsBesideTheScenarioAreThereOnceItIsRead() throws IOException {
        var scenario = scenario();
        rows("rows.yaml", ROWS);
        assertEquals(ProcessCatalogue.SHIPPED, ProcessCatalogue.fingerprint());

        ScenarioFile.read(scenario, List.of());

        assertEquals("mine", Catalogue.load().gpu("mine").name());
        assertNotEquals(ProcessCatalogue.SHIPPED, ProcessCatalogue.fingerprint());
    }

    @Test
    void theFingerprintIsThatOfTheTextWhereverItLies() throws IOException {
        ProcessCatalogue.use(Optional.of(rows("a.yaml", ROWS)));
        var a = ProcessCatalogue.fingerprint();
        ProcessCatalogue.use(Optional.of(rows("b.yaml", ROWS)));
        var b = ProcessCatalogue.fingerprint();
        ProcessCatalogue.use(Optional.of(rows("c.yaml", ROWS + "# other\n")));

        assertEquals(a, b);
        assertNotEquals(a, ProcessCatalogue.fingerprint());
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedAtTheField() throws IOException {
        var scenario = scenario();

        var missing = assertThrows(InputProblem.class, () -> ScenarioFile.read(scenario, List.of()));
        rows("rows.yaml", "gpus:\n  mine: {like: h100-smx}\n");
        var misspelt = assertThrows(InputProblem.class, () -> ScenarioFile.read(scenario, List.of()));

        assertEquals(3, missing.line());
        assertEquals("catalogue", missing.field());
        assertTrue(misspelt.file().endsWith("rows.yaml"), misspelt.file());
        assertEquals("gpus/mine/like", misspelt.field());
        assertEquals("did you mean \"h100-sxm\"?", misspelt.remedy());
    }

    @Test
    void anotherFileOnTheCommandLineIsRefused() throws IOException {
        var scenario = scenario();
        rows("rows.yaml", ROWS);
        ProcessCatalogue.use(Optional.of(rows("other.yaml", ROWS)));

        var problem = assertThrows(InputProblem.class, () -> ScenarioFile.read(scenario, List.of()));

        assertEquals("leave out --catalogue", problem.remedy());
    }
}
