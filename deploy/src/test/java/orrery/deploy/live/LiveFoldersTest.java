package orrery.deploy.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.scenario.InputProblem;

final class LiveFoldersTest {
    @TempDir
    private Path root;

    @Test
    void theNewestJournalIsThatOfTheRunThatBeganLastOfThoseThatHaveOne() throws IOException {
        journal("20260101-120000-ffff");
        var newest = journal("20260101-120001-0000");
        Files.createDirectory(root.resolve("20260101-120002-0000"));

        assertEquals(newest, LiveFolders.newestJournal(root));
    }

    @Test
    void whereNoRunHasAJournalTheRemedyIsSaid() {
        var problem = assertThrows(InputProblem.class, () -> LiveFolders.newestJournal(root.resolve("none")));
        assertTrue(problem.getMessage().contains("--control"), problem::getMessage);
    }

    private Path journal(String run) throws IOException {
        return Files.createFile(Files.createDirectory(root.resolve(run)).resolve(LiveFolders.JOURNAL));
    }
}
