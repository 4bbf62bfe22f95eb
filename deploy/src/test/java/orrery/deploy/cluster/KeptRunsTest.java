package orrery.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed, stopped, or find their files damaged: the report is that of the unbroken run. */
@Timeout(600)
class KeptRunsTest {
    private static final String[] SCENARIO = {
        "hgx-h100", "--json", "--no-verify", "--set", "load.count=48", "--set", "load.new_tokens=56"
    };

    @TempDir
    private static Path folder;

    private static JsonNode unbroken;

    @BeforeAll
    static void runUnbroken() throws IOException {
        try (var run = start("run", List.of("--jvms", "1"))) {
            assertEquals(0, run.exitValue(), run.errors());
            unbroken = result(run);
        }
    }

    private static OrreryProcess start(String command, List<String> how) throws IOException {
        var words = new ArrayList<>(List.of(command));
        words.addAll(Arrays.asList(SCENARIO));
        words.addAll(how);
        return OrreryProcess.start(words.toArray(String[]::new));
    }

    private static OrreryProcess kept(String... how) throws IOException {
        var words = new ArrayList<>(List.of("--checkpoint-every", "1s", "--checkpoints", folder.toString()));
        words.addAll(List.of(how));
        return start("run", words);
    }

    private static OrreryProcess resumed(String... how) throws IOException {
        var words = new ArrayList<>(List.of("resume", "--json", "--checkpoints", folder.toString()));
        words.addAll(List.of(how));
        return OrreryProcess.start(words.toArray(String[]::new));
    }

    private static JsonNode result(OrreryProcess process) throws IOException {
        return new ObjectMapper().readTree(process.output()).get("result");
    }

    private static int recoveries(OrreryProcess process) throws IOException {
        return new ObjectMapper()
                .readTree(process.output())
                .get("effort")
                .get("recoveries")
                .asInt();
    }

    private static void assertUnbroken(OrreryProcess process) throws IOException {
        assertEquals(0, process.exitValue(), process.errors());
        assertEquals(unbroken, result(process));
    }

    @Test
    void aJvmThatIsKilledIsReplacedAndTheReportIsTheSame() throws IOException {
        try (var command = kept("--jvms", "2").saying("\"checkpoint\"")) {
            command.children().getFirst().destroyForcibly();

            assertUnbroken(command);
            assertTrue(recoveries(command) >= 1, command.errors());
            assertTrue(command.errors().contains("was killed by signal 9"), command.errors());
            assertTrue(command.errors().contains("\"taken_up\""), command.errors());
        }
        assertNothingIsLeft();
    }

    private static void assertNothingIsLeft() throws IOException {
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList(), "a run that ended well leaves nothing");
        }
    }

    @Test
    void aJvmThatIsStoppedForTwoSecondsIsWaitedFor() throws Exception {
        try (var command = kept("--jvms", "2").saying("\"checkpoint\"")) {
            var stopped = command.children().getFirst().pid();
            signal("STOP", stopped);
            TimeUnit.SECONDS.sleep(2);
            signal("CONT", stopped);

            assertUnbroken(command);
            assertEquals(0, recoveries(command), command.errors());
        }
    }

    private static void signal(String name, long process) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor();
    }

    @Test
    void everythingIsKilledTheNewestCheckpointDamagedAndTheRunTakenUp() throws IOException {
        try (var command = kept("--jvms", "2")) {
            command.await(() -> checkpoints(command) >= 2, "two checkpoints are written");
            var children = command.children();
            command.kill();
            command.await(() -> children.stream().noneMatch(ProcessHandle::isAlive), "its JVMs end");
        }
        damageNewest();
        try (var resumed = resumed()) {
            assertUnbroken(resumed);
            assertTrue(resumed.errors().contains("\"checkpoint_damaged\""), resumed.errors());
            assertTrue(resumed.errors().contains("\"taken_up\""), resumed.errors());
        }
        assertNothingIsLeft();
    }

    private static long checkpoints(OrreryProcess command) {
        return command.errors()
                .lines()
                .filter(line -> line.startsWith("{\"checkpoint\""))
                .count();
    }

    private static void damageNewest() throws IOException {
        try (var files = Files.walk(folder)) {
            var newest = files.filter(file -> file.endsWith("manifest"))
                    .max((one, other) -> Long.compare(number(one), number(other)))
                    .orElseThrow();
            var state = newest.resolveSibling("place-0.state");
            var bytes = Files.readAllBytes(state);
            Files.write(state, Arrays.copyOf(bytes, bytes.length / 2));
        }
    }

    private static long number(Path manifest) {
        return Long.parseLong(manifest.getParent().getFileName().toString().replaceFirst(".*-", ""));
    }

    @Test
    void aRunWithoutAnyGoodCheckpointIsRefusedWithWhatWasFound() throws IOException {
        try (var command = kept("--jvms", "1").saying("\"checkpoint\"")) {
            command.kill();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(name -> name.endsWith("place-0.state")).toList()) {
                Files.delete(file);
            }
        }
        try (var resumed = resumed()) {
            assertEquals(5, resumed.exitValue(), resumed.errors());
            assertTrue(resumed.errors().contains("place-0.state"), resumed.errors());
        }
        try (var unknown = resumed("20260101-000000-0000")) {
            assertEquals(2, unknown.exitValue(), unknown.errors());
        }
    }

    /** So that what one leaves is no other's newest. */
    @AfterEach
    void removeAll() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(each -> !each.equals(folder))
                    .sorted((one, other) -> other.compareTo(one))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
