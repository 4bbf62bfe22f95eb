package orrery.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.launch.Main;

/** The pages that a stranger reads first say what is: their commands are run by {@code .ci/guide}, the rest is held here. */
final class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path GUIDE = ROOT.resolve("deploy/guide");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

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

    @Test
    void everyLinkLeadsToAFileOfTheRepository() throws IOException {
        for (var page : pages()) {
            for (var link : LINK.matcher(Files.readString(page)).results().toList()) {
                var target = page.resolveSibling(link.group(1));
                assertTrue(Files.exists(target), () -> page + " links to " + link.group(1));
            }
        }
    }

    @Test
    void theGuidesDrawingIsWhatTheCommandBesideItDraws(@TempDir Path folder) throws IOException {
        var drawn = folder.resolve("rack.svg");
        assertEquals(0, Main.execute("topology", "draw", "gb200-nvl72", "--out", drawn.toString()));
        assertEquals(Files.readString(GUIDE.resolve("rack.svg")), Files.readString(drawn));
    }

    @Test
    void theContinuousCheckRunsTheCommandsOfEveryPage() throws IOException {
        assertTrue(Files.readAllLines(ROOT.resolve(".ci/run")).contains(".ci/guide"));
        for (var page : pages()) {
            var shown = Files.readAllLines(page);
            assertTrue(shown.contains("```sh"), () -> page + " shows no command");
            assertTrue(
                    shown.stream().noneMatch(line -> line.startsWith("    deploy/bin/orrery")),
                    () -> page + " shows a command outside of a block that is run");
        }
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.list(GUIDE)) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
