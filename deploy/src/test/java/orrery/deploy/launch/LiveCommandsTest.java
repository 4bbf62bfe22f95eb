package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.live.Asked;
import orrery.deploy.live.JournalWriter;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.topology.TopologyArgument;

/** What is refused before anything is run. */
final class LiveCommandsTest {
    private final StringWriter err = new StringWriter();

    private int command(String... words) {
        var out = new PrintWriter(new StringWriter());
        var around = new Surroundings(out, new PrintWriter(err, true), false, () -> 0, 1, () -> {
            throw new AssertionError("nothing is run");
        });
        return Main.execute(around, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run hgx-h100 --pace 1ms | --pace | such as 1ms/s",
                "run hgx-h100 --pace 0ms/s | --pace | such as 1ms/s",
                "run hgx-h100 --pace 1/s | --pace | such as 1ms/s",
                "fault inject nvlink.lost gpu[1] | ACTION | did you mean nvlink.down?",
                "fault inject nvlink.flap gpu[1] | --for | add for:",
                "fault inject gpu.lost gpu[1] --for soon | --for | ms",
                "fault inject gpu.slowed gpu[1] --effect quick | --effect | a number above 0",
                "fault inject gpu.lost gpu[1] --run nobody | --run | does not listen",
                "replay nowhere.jsonl | nowhere.jsonl | a file",
            })
    void refusesByWordWithARemedy(String words, String where, String says) {
        assertEquals(2, command(words.split(" ")), err::toString);
        assertTrue(err.toString().contains(where), err::toString);
        assertTrue(err.toString().contains(says), err::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inject", "heal", "list"})
    void everyCommandOfFaultsHasHelp(String name) {
        assertEquals(0, command("fault", name, "--help"), err::toString);
        assertEquals("", err.toString());
    }

    @Test
    void aJournalOfAnotherScenarioOrVersionIsRefused(@TempDir Path folder) throws IOException {
        var file = ScenarioFile.read("hgx-h100", List.of());
        var asked = Asked.now("hgx-h100", List.of(), file.scenario(), TopologyArgument.read(file.topology()));
        var journal = folder.resolve("journal.jsonl");
        JournalWriter.create(journal, asked).close();
        var text = Files.readString(journal);

        assertRefused(folder, text.replace("\"settings\":[]", "\"settings\":[\"seed=3\"]"), "another scenario");
        assertRefused(folder, text.replace(asked.likeness(), "0.0.9"), "a run of orrery 0.0.9");
        assertRefused(folder, text.strip(), "cut short");
        assertRefused(folder, "", "a journal of orrery");
    }

    private void assertRefused(Path folder, String text, String says) throws IOException {
        err.getBuffer().setLength(0);
        var file = folder.resolve("changed.jsonl");
        Files.writeString(file, text);
        assertEquals(2, command("replay", file.toString()), err::toString);
        assertTrue(err.toString().contains(says), err::toString);
    }
}
