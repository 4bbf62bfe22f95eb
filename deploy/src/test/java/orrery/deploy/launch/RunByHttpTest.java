package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.cluster.ClusterEngine;

/**
 * Runs that are watched, paused and struck by HTTP: they come out as those into which faults may be typed do alone, or again from
 * their journals.
 */
@Timeout(600)
final class RunByHttpTest {
    private static final Pattern ADDRESS = Pattern.compile("watch it at (\\S+)");
    private static final Pattern JOURNAL = Pattern.compile("its journal is (\\S+)");
    private static final Pattern FINGERPRINT = Pattern.compile("\\b[0-9a-f]{64}\\b");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Command> runs = new ArrayList<>();
    private Path scenario;

    @BeforeEach
    void write() throws IOException {
        scenario = Files.writeString(folder.resolve("small.yaml"), """
                topology: hgx-h100
                plan: {tensor_parallel: 2}
                load: {count: 2, new_tokens: 4}
                """);
    }

    @AfterEach
    void removeJournals() throws IOException {
        for (var run : runs) {
            var journal = JOURNAL.matcher(run.err.toString());
            if (journal.find()) {
                Files.deleteIfExists(Path.of(journal.group(1)));
                Files.deleteIfExists(Path.of(journal.group(1)).getParent());
            }
        }
    }

    /** A command that is under way, and what it prints. */
    private static final class Command {
        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final CompletableFuture<Integer> ending;

        private Command(List<String> words) {
            var around = new Surroundings(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    false,
                    System::nanoTime,
                    2,
                    ClusterEngine::new,
                    Optional.empty());
            ending = CompletableFuture.supplyAsync(
                    () -> Main.execute(around, words.toArray(String[]::new)),
                    Executors.newThreadPerTaskExecutor(
                            Thread.ofPlatform().daemon().factory()));
        }

        private String said(Pattern what) throws InterruptedException {
            while (true) {
                var found = what.matcher(err.toString());
                if (found.find()) {
                    return found.group(1);
                }
                assertTrue(!ending.isDone(), err::toString);
                Thread.sleep(20);
            }
        }

        /** Of a run that ended well. */
        private String fingerprint() throws Exception {
            assertEquals(0, ending.get(120, TimeUnit.SECONDS), err::toString);
            var found = FINGERPRINT.matcher(out.toString());
            assertTrue(found.find(), out::toString);
            return found.group();
        }
    }

    private Command orrery(String... words) {
        return new Command(List.of(words));
    }

    private Command watched(String... more) {
        return slowly("--watch", more);
    }

    /** @param how it is shown */
    private Command slowly(String how, String... more) {
        var words = new ArrayList<>(List.of(
                "run", scenario.toString(), how, "--port", "0", "--pace", "1us/s", "--checkpoint-every", "off"));
        words.addAll(List.of(more));
        runs.add(new Command(words));
        return runs.getLast();
    }

    /** Faults may be typed, and are not. */
    private String unwatched() throws Exception {
        runs.add(orrery("run", scenario.toString(), "--control"));
        return runs.getLast().fingerprint();
    }

    private JsonNode call(Command run, String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(run.said(ADDRESS)).resolve("/api/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body());
    }

    /** As soon as the run is under way. */
    private JsonNode paced(Command run, String body) throws Exception {
        while (true) {
            var answer = call(run, "POST", "pace", body);
            if (answer.has("from_ps")) {
                return answer;
            }
            assertTrue(!run.ending.isDone(), run.err::toString);
            Thread.sleep(50);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void aRunThatIsWatchedPausedAndSteppedComesOutAsItDoesAlone(String jvms) throws Exception {
        var alone = unwatched();
        var run = watched("--jvms", jvms);

        var pausedPs = paced(run, "{\"do\": \"pause\"}").get("from_ps").asLong();
        var steppedPs = paced(run, "{\"do\": \"step\", \"span\": \"5 us\"}")
                .get("from_ps")
                .asLong();
        assertTrue(steppedPs >= pausedPs + 5_000_000, steppedPs + " after " + pausedPs);
        assertEquals("paused", call(run, "GET", "run", "").get("state").asText());
        paced(run, "{\"do\": \"free\"}");

        assertEquals(alone, run.fingerprint());
    }

    /** Not only the fingerprint: every line of what happened. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void aRunThatIsOnlyLookedAtIsThePlainOneHoweverItIsHaltedAndStepped(String jvms) throws Exception {
        var plain = orrery("run", scenario.toString(), "--transcript", file("plain"));
        var fingerprint = plain.fingerprint();
        var run = slowly("--look", "--jvms", jvms, "--transcript", file("looked"));

        paced(run, "{\"do\": \"pause\"}");
        var refused = call(run, "POST", "faults", "{\"action\": \"gpu.lost\", \"select\": \"gpu[0]\"}");
        assertEquals(409, refused.at("/error/status").asInt(), refused::toString);
        paced(run, "{\"do\": \"step\", \"span\": \"5 us\"}");
        assertFalse(call(run, "GET", "run", "").get("open").asBoolean());
        paced(run, "{\"do\": \"free\"}");

        assertEquals(fingerprint, run.fingerprint());
        assertEquals(-1, Files.mismatch(Path.of(file("plain")), Path.of(file("looked"))));
        assertNotEquals(fingerprint, unwatched(), "it makes no difference whether faults may be typed");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void whoeverOnlyLooksTypesNoFaults() throws Exception {
        var both = orrery("run", scenario.toString(), "--look", "--control");

        assertEquals(2, both.ending.get(60, TimeUnit.SECONDS));
        assertTrue(both.err.toString().contains("--look"), both.err::toString);
    }

    @Test
    void aRunThatIsStruckAndHealedByHttpComesOutTheSameFromItsJournal() throws Exception {
        var alone = unwatched();
        var run = watched();
        paced(run, "{\"do\": \"pause\"}");
        var struck = call(
                run,
                "POST",
                "faults",
                "{\"action\": \"nvlink.degraded\", \"select\": \"gpu[*].link[*]\", \"effect\": \"0.25\"}");
        assertEquals(0, struck.path("fault").asInt(-1), struck::toString);
        paced(run, "{\"do\": \"step\", \"span\": \"200 us\"}");
        var healed = call(run, "DELETE", "faults/0", "");
        assertTrue(healed.get("at_ps").asLong() > struck.get("at_ps").asLong(), healed::toString);
        paced(run, "{\"do\": \"free\"}");

        var lived = run.fingerprint();
        assertNotEquals(alone, lived, "a fault that nobody feels");
        var journal = run.said(JOURNAL);
        assertEquals(
                2,
                Files.readAllLines(Path.of(journal)).stream()
                        .filter(line -> line.contains("at_ps"))
                        .count());
        assertEquals(lived, orrery("replay", journal).fingerprint());
    }
}
