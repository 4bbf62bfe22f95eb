package orrery.deploy.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FullDiskTest {
    /** A device that has no space for anything. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path place;

    @Test
    void resultsThatFindNoSpaceLeaveNothingThatLooksWhole() throws IOException {
        assumeTrue(Files.exists(FULL), "no " + FULL + " on this system");
        var target = place.resolve("mine");
        try (var folder = ResultFolder.begin("--out", target, false)) {
            folder.write("summary.json", "{}");
            Files.createSymbolicLink(folder.file("requests.csv"), FULL);

            var problem = assertThrows(UncheckedIOException.class, () -> folder.write("requests.csv", "a,b\n"));
            assertTrue(problem.getMessage().contains(target.toString()), problem::getMessage);
        }

        assertFalse(Files.exists(target));
        try (var left = Files.list(place)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
