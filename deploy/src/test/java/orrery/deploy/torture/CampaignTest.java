package orrery.deploy.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.launch.Main;
import orrery.deploy.torture.Trial.Ending;

@Timeout(900)
class CampaignTest {
    private static final List<Fault> SHORT = List.of(Fault.KILL_WRITING, Fault.KILL_CONSOLE, Fault.CUT_SHORT);

    /** One that draws early moments, so that runs can be short. */
    private static final long SEED = 76;

    private static final int TOKENS = 5;

    @TempDir
    private Path jars;

    private static Campaign campaign(Workload workload, List<Fault> faults, boolean isKept)
            throws IOException, InterruptedException {
        var question = new Campaign.Question(SEED, faults, new Span(2, 2), isKept);
        return Campaign.open(workload, question, System::nanoTime);
    }

    private static List<Trial> all(Campaign campaign, int count) throws IOException, InterruptedException {
        var trials = new ArrayList<Trial>();
        campaign.trials(IntStream.rangeClosed(1, count).boxed().toList(), count, trials::add);
        trials.sort(Comparator.comparingInt(Trial::number));
        return trials;
    }

    @Test
    void clustersSurviveAShortCampaign() throws Exception {
        Path folder;
        try (var campaign = campaign(Packed.in(jars, Workload.usual(Main.class, TOKENS)), SHORT, false)) {
            folder = campaign.folder();
            var trials = all(campaign, SHORT.size());
            var text = TortureText.summary(trials, 0)
                    + trials.stream()
                            .map(trial -> TortureText.of(trial, SHORT.size()))
                            .toList();
            assertTrue(trials.stream().noneMatch(trial -> trial.ending() == Ending.FOUND), text);
            assertTrue(
                    trials.stream().anyMatch(trial -> trial.ending() == Ending.CLEAN), text); // fast machines miss some
        }
        assertFalse(Files.exists(folder), "a clean campaign leaves " + folder);
    }

    private static Workload madeUp(String... words) {
        return new Workload(Workload.usual(MadeUpRun.class, 1).jvm(), List.of(words));
    }

    @Test
    void aRunThatSaysSomethingElseThanTheUnbrokenOneIsFoundAndKept() throws Exception {
        try (var campaign = campaign(madeUp("fickle"), List.of(Fault.KILL_OLDEST), true)) {
            var trial = campaign.trial(1);

            assertEquals(Ending.FOUND, trial.ending(), trial.why());
            assertTrue(trial.why().contains("something else than the unbroken run"), trial.why());
            assertTrue(TortureText.of(trial, 1).contains("--seed 76 --trial 1 --only kill-oldest"));
            var kept = campaign.folder().resolve("trial-1");
            assertNotEquals(List.of(), RunFiles.list(kept));
            remove(kept);
        }
    }

    private static void remove(Path kept) throws IOException {
        try (var files = Files.walk(kept)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aRunThatSaysTheSameIsCleanAndItsRecoveryIsMeasured() throws Exception {
        try (var campaign = campaign(madeUp("steady"), List.of(Fault.KILL_OLDEST, Fault.KILL_MEMBER), false)) {
            var trials = all(campaign, 2);

            assertEquals(
                    Ending.CLEAN, trials.getFirst().ending(), trials.getFirst().why());
            assertTrue(trials.getFirst().recoverySeconds() > 0);
            assertEquals(Ending.MISSED, trials.getLast().ending(), "it has no JVMs that could be killed");
            assertEquals(List.of(), RunFiles.list(campaign.folder().resolve("trial-1")));
            assertEquals(
                    List.of(1, 1), Tally.of(trials).stream().map(Tally::trials).toList());
        }
    }
}
