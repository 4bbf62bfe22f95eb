package orrery.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first page a stranger reads says what the continuous check does. */
final class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void theFirstTwoCommandsAreTheOnesThatAreCheckedContinuously() throws IOException {
        var commands = Files.readAllLines(ROOT.resolve("README.md")).stream()
                .filter(line -> line.startsWith("deploy/bin/orrery ") || line.startsWith("mvn "))
                .map(line -> line.strip().split(" {2,}")[0])
                .limit(2)
                .toList();
        assertEquals(List.of("deploy/bin/orrery run", "mvn verify"), commands);

        var checked = Files.readAllLines(ROOT.resolve(".ci/run"));
        assertTrue(checked.contains("deploy/bin/orrery run"), "the main job");
        assertTrue(checked.stream().anyMatch(line -> line.matches("mvn .*\\bverify")), "the test command");
    }
}
