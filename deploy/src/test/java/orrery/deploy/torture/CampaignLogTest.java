package orrery.deploy.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.torture.Trial.Ending;

class CampaignLogTest {
    @TempDir
    private Path folder;

    private static Trial trial(int number, Fault fault, Ending ending, double recoverySeconds) {
        return new Trial(9, number, fault, 3, ending, "a \"story\"", recoverySeconds, 20.5, ending + " why");
    }

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        var log = CampaignLog.in(folder);
        var all = List.of(
                trial(1, Fault.LOSSY, Ending.CLEAN, Double.NaN),
                trial(2, Fault.KILL_ALL, Ending.MISSED, Double.NaN),
                trial(3, Fault.KILL_ALL, Ending.CLEAN, 7.25));
        for (var trial : all) {
            log.add(trial);
        }

        assertEquals(all, CampaignLog.in(folder).last());
        assertTrue(CampaignLog.in(folder).isClean(9, 3, Fault.KILL_ALL));
        assertFalse(CampaignLog.in(folder).isClean(9, 2, Fault.KILL_ALL), "it is done again");
        assertFalse(CampaignLog.in(folder).isClean(9, 3, Fault.LOSSY), "another fault is another trial");
    }

    @Test
    void theLastWordCountsAndTheFirstStays() throws IOException {
        var log = CampaignLog.in(folder);
        log.add(trial(1, Fault.LOSSY, Ending.FOUND, Double.NaN));
        log.add(trial(1, Fault.LOSSY, Ending.CLEAN, Double.NaN));

        var again = CampaignLog.in(folder);
        assertEquals(
                List.of(Ending.CLEAN), again.last().stream().map(Trial::ending).toList());
        assertEquals(1, again.found().size());
        var page = TortureText.page(again, "orrery torture", "## Found on the way\n");
        assertTrue(page.contains("| lossy |") && page.endsWith("## Found on the way\n"), page);
        assertTrue(page.contains("1 came out otherwise before"), page);
    }

    @Test
    void linesOfOtherVersionsArePassedOver() throws IOException {
        Files.writeString(folder.resolve("torture.jsonl"), "\n{}\n{\"trial\":{\"fault\":\"meteor\"}}\n{\"trial\n");
        assertEquals(List.of(), CampaignLog.in(folder).last());
    }
}
