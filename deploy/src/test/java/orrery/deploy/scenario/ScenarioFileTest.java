package orrery.deploy.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.node.scenario.Load.Ask;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.ScenarioProblem;
import orrery.protocol.units.SimDuration;

class ScenarioFileTest {
    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), text);
    }

    @Test
    void findsFilesBesideTheScenarioAndTakesItsNameFromTheFile() throws IOException {
        Files.createDirectory(folder.resolve("weights"));
        Files.writeString(folder.resolve("asks.jsonl"), "{\"prompt\": \"Hi\", \"expected_answer\": \"Ho\"}\n\"Hum\"\n");
        var file = write("""
                topology: hgx-h100
                model: {folder: weights}
                plan: {tensor_parallel: 8}
                load: {prompts: {file: asks.jsonl}, count: 3, interval: 1.5 us}
                """);

        var scenario = ScenarioFile.read(file.toString(), List.of()).scenario();

        assertEquals("mine", scenario.name());
        assertEquals(
                new ModelSource.Folder(
                        folder.resolve("weights").toAbsolutePath().normalize().toString()),
                scenario.model());
        assertEquals(
                List.of(new Ask("Hi", "Ho"), new Ask("Hum", ""), new Ask("Hi", "Ho")),
                scenario.load().prompts());
        assertEquals(SimDuration.nanos(1500), scenario.load().interval());
    }

    @Test
    void tellsWhereTheFieldOfALaterProblemStands() throws IOException {
        var file = write("topology: hgx-h100\nplan: {tensor_parallel: 7}\n");
        var problem = new ScenarioProblem("plan.tensor_parallel", "7", "1, 2, 4 or 8", "7 does not divide 72 heads");

        var located = ScenarioFile.read(file.toString(), List.of()).locate(problem);

        assertEquals(file + """
                :2:25: plan.tensor_parallel
                  2 | plan: {tensor_parallel: 7}
                    |                         ^
                  found:   7
                  allowed: 1, 2, 4 or 8
                  remedy:  7 does not divide 72 heads""", located.getMessage());
    }

    @Test
    void tellsWhichOptionALaterProblemCameFrom() {
        var read = ScenarioFile.read("hgx-h100", List.of("topology=hgx-h10"));

        var located =
                read.locate(ScenarioProblem.unknownName("topology", "hgx-h10", List.of("hgx-h100", "gb200-nvl72")));

        assertEquals("--set topology", located.file());
        assertEquals("did you mean hgx-h100?", located.remedy());
    }

    @Test
    void findsTheElementOfAListThatALaterProblemNames() throws IOException {
        var file = write("""
                topology: hgx-h100
                plan: {tensor_parallel: 8}
                load:
                  prompts:
                    list:
                      - short
                      - prompt: much too long
                """);
        var problem = new ScenarioProblem("load.prompts.list[1].prompt", "300 tokens", "at most 256 tokens", "");

        var located = ScenarioFile.read(file.toString(), List.of()).locate(problem);

        assertEquals(7, located.line());
        assertEquals(17, located.column());
    }

    @Test
    void saysThatALaterProblemIsWithADefault() throws IOException {
        var read = ScenarioFile.read(
                write("topology: hgx-h100\nplan: {tensor_parallel: 8}\n").toString(), List.of());

        var located = read.locate(new ScenarioProblem("load.new_tokens", "48", "at most 16", ""));

        assertEquals("48 (the default)", located.found());
        assertEquals(1, located.line());
    }

    @Test
    void refusesAHugeFileBeforeParsingIt() throws IOException {
        var file = write("#".repeat(1_000_001));

        var problem = assertThrows(InputProblem.class, () -> ScenarioFile.read(file.toString(), List.of()));

        assertEquals(
                file
                        + "\n  found:   more than 1000000 bytes\n  allowed: at most 1 MB\n  remedy:  was the right file given?"
                        + " then leave out what is not needed, or give it in parts",
                problem.getMessage());
    }

    @Test
    void refusesMoreValuesThanMemoryShouldHold() throws IOException {
        var file = write("topology: [\n" + "1,\n".repeat(300_000) + "]\n");

        var problem = assertThrows(InputProblem.class, () -> ScenarioFile.read(file.toString(), List.of()));

        assertEquals("more than 250000 values", problem.found());
    }

    @Test
    void readsAsManyPromptsAsTheSchemaAllows() throws IOException {
        var file = write("topology: hgx-h100\nplan: {tensor_parallel: 8}\nload: {prompts: {list: [\n"
                + "a,\n".repeat(100_000) + "]}}\n");

        assertEquals(
                100_000,
                ScenarioFile.read(file.toString(), List.of())
                        .scenario()
                        .load()
                        .prompts()
                        .size());
    }

    @Test
    void refusesAFolderAndAMissingFile() {
        var missing = folder.resolve("none.yaml").toString();

        var directory = assertThrows(InputProblem.class, () -> ScenarioFile.read(folder + "/", List.of()));
        var absent = assertThrows(InputProblem.class, () -> ScenarioFile.read(missing, List.of()));

        assertEquals(folder + ", which is a folder", directory.found());
        assertEquals(
                missing + "\n  found:   no file " + missing + "\n  allowed: a file that exists", absent.getMessage());
    }

    /** Bytes of valid scenarios, changed at random: read, or refused with a message; nothing else. */
    @Test
    void survivesRandomDamage() throws IOException {
        var random = new SplittableRandom(1912);
        var good = Files.readAllBytes(Path.of("scenarios/rubin-ultra-nvl576.yaml"));
        for (var trial = 0; trial < 2000; trial++) {
            var bytes = good.clone();
            for (var change = random.nextInt(1, 6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = damage(random);
            }
            var file = Files.write(folder.resolve("damaged.yaml"), bytes);
            try {
                ScenarioFile.read(file.toString(), List.of());
            } catch (InputProblem expected) {
                assertTrue(expected.getMessage().contains("allowed:"), expected.getMessage());
            } catch (RuntimeException crash) {
                throw new AssertionError(
                        "trial " + trial + ": " + new String(bytes, StandardCharsets.ISO_8859_1), crash);
            }
        }
    }

    private static byte damage(SplittableRandom random) {
        var likely = "{}[]:,&*!|>'\"%@`#-?\t\n 9.".getBytes(StandardCharsets.US_ASCII);
        return random.nextInt(4) == 0 ? (byte) random.nextInt(256) : likely[random.nextInt(likely.length)];
    }
}
