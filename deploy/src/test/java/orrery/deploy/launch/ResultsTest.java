package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What runs leave behind, and what can be done with it. */
@Timeout(600)
class ResultsTest {
    private static final Set<String> FILES = Set.of(
            "summary.json",
            "requests.csv",
            "links.csv",
            "trace.pftrace",
            "devices.csv",
            "events.jsonl",
            "report.html",
            "stamp.json");

    @TempDir
    Path folder;

    private final InThisJvm jvm = new InThisJvm(() -> folder.resolve("usual"));
    private Path scenario;

    @BeforeEach
    void writeScenario() throws IOException {
        scenario = Files.writeString(folder.resolve("small.yaml"), """
                topology: hgx-h100
                plan: {tensor_parallel: 2}
                load: {count: 2, new_tokens: 4}
                """);
    }

    private Path run(String name, String... more) {
        var args = new ArrayList<>(List.of(
                "run", scenario.toString(), "--out", folder.resolve(name).toString()));
        args.addAll(List.of(more));
        assertEquals(0, jvm.orrery(args.toArray(String[]::new)), jvm.err.toString());
        return folder.resolve(name);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aRunLeavesAFolderThatSaysWhatItSaid() throws IOException {
        assertEquals(0, jvm.orrery("run", scenario.toString(), "--json"), jvm.err.toString());

        var left = names(folder.resolve("usual"));
        assertEquals(1, left.size(), left.toString());
        var results = folder.resolve("usual").resolve(left.iterator().next());
        assertEquals(FILES, names(results));
        assertEquals(jvm.out.toString(), Files.readString(results.resolve("summary.json")));
        assertEquals(1 + 2, Files.readAllLines(results.resolve("requests.csv")).size());
        var events = Files.readString(results.resolve("events.jsonl"));
        assertEquals(2 + 2 * 4 + 2, events.lines().count(), events);
        var page = Files.readString(results.resolve("report.html"));
        assertTrue(page.contains("waiting for another rank") && page.contains("2 of 2 sequences"), page);
    }

    @Test
    void aRunIsReproducedFromItsStampOnAnotherNumberOfJvms() {
        var results = run("one", "--set", "seed=5");

        assertEquals(0, jvm.orrery("reproduce", results.toString(), "--jvms", "2"), jvm.err.toString());
        assertTrue(jvm.err.toString().contains("the same as before"), jvm.err.toString());
    }

    @Test
    void whatWasChangedSinceIsNamedAndNothingIsRun() throws IOException {
        var results = run("one");
        Files.writeString(scenario, Files.readString(scenario) + "seed: 8\n");

        assertEquals(2, jvm.orrery("reproduce", results.resolve("stamp.json").toString()));
        assertTrue(jvm.err.toString().contains("small.yaml, which was changed since"), jvm.err.toString());
    }

    @Test
    void runsAreComparedByWhatTheyWereMadeFromAndWhatCameOut() throws IOException {
        var one = run("one");
        var two = run("two");
        var other = run("other", "--set", "load.new_tokens=6");

        assertEquals(0, jvm.orrery("compare", one.toString(), two.toString()), jvm.err.toString());
        assertEquals(1, jvm.orrery("compare", one.toString(), other.toString()), jvm.err.toString());
        assertTrue(jvm.out.toString().contains("scenario.load.new_tokens"), jvm.out.toString());
        assertTrue(jvm.out.toString().contains("first event that differs"), jvm.out.toString());
        assertEquals(1, jvm.orrery("compare", one.toString(), other.toString(), "--json"));
        var json = new ObjectMapper().readTree(jvm.out.toString());
        assertFalse(json.get("same").asBoolean());
        var event = json.get("first_event");
        assertTrue(event.get("a").asText().contains("request_ended"), event.toString());
        assertTrue(event.get("b").asText().contains("\"event\":\"token\""), event.toString());
    }

    @Test
    void nothingIsOverwrittenButByForce() throws IOException {
        var results = run("one");
        var before = Files.readString(results.resolve("stamp.json"));

        assertEquals(2, jvm.orrery("run", scenario.toString(), "--out", results.toString()));
        assertTrue(jvm.err.toString().contains("--force"), jvm.err.toString());
        assertEquals(before, Files.readString(results.resolve("stamp.json")));
        run("one", "--force", "--set", "seed=9");
        assertFalse(before.equals(Files.readString(results.resolve("stamp.json"))));
    }

    @Test
    void aFolderOfSomethingElseIsNeverReplaced() throws IOException {
        var precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("thesis.tex"), "x");

        assertEquals(2, jvm.orrery("run", scenario.toString(), "--force", "--out", precious.toString()));
        assertEquals(Set.of("thesis.tex"), names(precious));
    }

    @Test
    void aRunThatFailsLeavesNothing() throws IOException {
        var before = names(folder);
        assertEquals(
                2,
                jvm.orrery(
                        "run",
                        scenario.toString(),
                        "--set",
                        "plan.tensor_parallel=64",
                        "--out",
                        folder.resolve("none").toString()));
        assertEquals(before, names(folder));
    }
}
