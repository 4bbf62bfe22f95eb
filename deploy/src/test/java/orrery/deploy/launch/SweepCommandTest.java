package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole sweeps of small runs. */
@Timeout(600)
class SweepCommandTest {
    @TempDir
    Path folder;

    private final InThisJvm jvm = new InThisJvm(() -> folder.resolve("usual"));
    private Path sweep;

    @BeforeEach
    void writeSweep() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), """
                topology: hgx-h100
                plan: {tensor_parallel: 2}
                load: {count: 2, new_tokens: 3}
                """);
        sweep = Files.writeString(folder.resolve("sweep.yaml"), """
                scenario: ./small.yaml
                matrix: {plan.tensor_parallel: [1, 2, 5]}
                """);
    }

    private int sweep(String name, String... more) {
        var args = new ArrayList<>(
                List.of("sweep", sweep.toString(), "--out", folder.resolve(name).toString()));
        args.addAll(List.of(more));
        return jvm.orrery(args.toArray(String[]::new));
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** Five does not divide the heads of the model. */
    @Test
    void cellsHaveFoldersOfTheirOwnAndOneThatFailsIsListed() throws IOException {
        assertEquals(1, sweep("one", "--json"), jvm.err.toString());

        assertEquals(jvm.out.toString(), read("one/sweep.json"));
        var json = new ObjectMapper().readTree(jvm.out.toString());
        assertEquals("done", json.at("/cells/0/state").asText());
        assertEquals("done", json.at("/cells/1/state").asText());
        var failed = json.at("/cells/2");
        assertEquals("failed", failed.get("state").asText());
        assertTrue(failed.at("/problem/message").asText().contains("plan.tensor_parallel"), failed.toString());
        assertFalse(Files.exists(folder.resolve("one/cells/tensor_parallel=5")));
        var left = json.at("/cells/1/folder").asText();
        var summary = new ObjectMapper().readTree(read("one/" + left + "/summary.json"));
        assertEquals(
                summary.at("/result/metrics/output_throughput_per_gpu"),
                json.at("/cells/1/metrics/tokens_per_s_per_gpu"));
        assertEquals(summary.at("/result/fingerprint"), json.at("/cells/1/fingerprint"));
        assertTrue(read("one/pareto.svg").contains("<svg"), read("one/pareto.svg"));
        assertEquals(1 + 3, read("one/sweep.csv").lines().count());
        var report = json.at("/cells/1/report").asText();
        assertTrue(read("one/report.html").contains("href=\"" + report + "\""), report);
        assertTrue(Files.exists(folder.resolve("one").resolve(report)), report);
    }

    @Test
    void aCellIsTheRunThatTheCommandWouldDo() throws IOException {
        assertEquals(0, sweep("one", "--set", "plan.tensor_parallel=2,4", "--parallel", "2"), jvm.err.toString());
        assertEquals(
                0,
                jvm.orrery(
                        "compare",
                        folder.resolve("one/cells/tensor_parallel=2").toString(),
                        folder.resolve("one/cells/tensor_parallel=2").toString()));
        assertEquals(
                0,
                jvm.orrery(
                        "reproduce",
                        folder.resolve("one/cells/tensor_parallel=2").toString()),
                jvm.err.toString());
    }

    @Test
    void aSweepThatWasInterruptedGoesOnAndComesToTheSame() throws IOException {
        assertEquals(0, sweep("one", "--set", "plan.tensor_parallel=1,2"), jvm.err.toString());
        var files =
                List.of(read("one/sweep.json"), read("one/sweep.csv"), read("one/pareto.svg"), read("one/report.html"));
        var kept = folder.resolve("one/cells/tensor_parallel=1/stamp.json");
        var before = Files.getLastModifiedTime(kept);
        remove(folder.resolve("one/cells/tensor_parallel=2"));

        assertEquals(2, sweep("one", "--set", "plan.tensor_parallel=1,2"));
        assertTrue(jvm.err.toString().contains("--resume"), jvm.err.toString());
        assertEquals(0, sweep("one", "--set", "plan.tensor_parallel=1,2", "--resume"), jvm.err.toString());

        assertTrue(jvm.err.toString().contains("tensor_parallel=1: lies there"), jvm.err.toString());
        assertTrue(jvm.err.toString().contains("tensor_parallel=2: done"), jvm.err.toString());
        assertEquals(before, Files.getLastModifiedTime(kept));
        assertEquals(
                files,
                List.of(
                        read("one/sweep.json"),
                        read("one/sweep.csv"),
                        read("one/pareto.svg"),
                        read("one/report.html")));
    }

    @Test
    void aCellOfAScenarioThatWasChangedSinceIsRunAgain() throws IOException {
        assertEquals(0, sweep("one", "--set", "plan.tensor_parallel=1,2"), jvm.err.toString());
        var before = read("one/cells/tensor_parallel=2/stamp.json");
        Files.writeString(folder.resolve("small.yaml"), read("small.yaml") + "seed: 8\n");

        assertEquals(0, sweep("one", "--set", "plan.tensor_parallel=1,2", "--resume"), jvm.err.toString());
        assertFalse(jvm.err.toString().contains("lies there"), jvm.err.toString());
        assertNotEquals(before, read("one/cells/tensor_parallel=2/stamp.json"));
    }

    @Test
    void aSweepWithoutAFolderLeavesOneNamedAfterIt() throws IOException {
        assertEquals(
                0,
                jvm.orrery("sweep", folder.resolve("small.yaml").toString(), "--set", "seed=1,2", "--csv"),
                jvm.err.toString());

        try (var left = Files.list(folder.resolve("usual"))) {
            assertTrue(left.allMatch(one -> one.getFileName().toString().startsWith("small-")));
        }
        assertEquals(1 + 2, jvm.out.toString().lines().count(), jvm.out.toString());
    }

    @Test
    void helpFitsAScreen() {
        assertEquals(0, jvm.orrery("sweep", "--help"));

        var lines = jvm.out.toString().lines().toList();
        assertTrue(lines.size() <= 32, jvm.out.toString());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), jvm.out.toString());
        assertTrue(jvm.out.toString().contains("orrery sweep domain-size"), jvm.out.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --resume                       | --out with the folder
            --resume --force --out x       | --force beside it
            --parallel 0                   | a whole number from 1 to 64
            --set plan.tensor_paralel=1,2  | did you mean tensor_parallel?
            """)
    void refusesBeforeAnythingIsLeft(String args, String says) {
        var words = new ArrayList<>(List.of("sweep", sweep.toString()));
        words.addAll(List.of(args.split(" ")));

        assertEquals(2, jvm.orrery(words.toArray(String[]::new)));
        assertTrue(jvm.err.toString().contains(says), jvm.err.toString());
        assertFalse(Files.exists(folder.resolve("usual")));
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
