package orrery.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.script.Orrery;

/** A program whose run loses one of its JVMs. */
@Timeout(600)
class KeptProgramTest {
    private static final String PROGRAM = """
            import java.nio.file.Path;
            import orrery.deploy.script.Orrery;

            void main(String[] words) {
                var result = Orrery.scenario("hgx-h100")
                        .set("load.count", 8)
                        .set("load.new_tokens", 32)
                        .unverified()
                        .jvms(2)
                        .keptIn(Path.of(words[0]))
                        .leaving(Path.of(words[1]))
                        .progress(glance -> System.err.println("glance " + glance.achieved()))
                        .run();
                IO.println(result.outcome().effort().recoveries());
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aJvmThatIsKilledIsReplacedAndTheResultsAreTheSame() throws IOException {
        var program = Files.writeString(folder.resolve("Mine.java"), PROGRAM);
        var kept = Files.createDirectory(folder.resolve("kept"));
        var results = folder.resolve("results");
        try (var command = OrreryProcess.program(program, kept.toString(), results.toString())
                .saying("glance")) {
            command.children().getFirst().destroyForcibly();

            assertEquals(0, command.exitValue(), command.errors());
            assertTrue(Integer.parseInt(command.output().strip()) >= 1, command.output());
        }
        var alone = Orrery.scenario("hgx-h100")
                .set("load.count", 8)
                .set("load.new_tokens", 32)
                .unverified()
                .run();
        var json = new ObjectMapper();
        assertEquals(
                json.readTree(alone.json()).get("result"),
                json.readTree(results.resolve("summary.json").toFile()).get("result"));
        assertEquals(1 + 8, Files.readAllLines(results.resolve("requests.csv")).size());
        try (var left = Files.list(kept)) {
            assertEquals(List.of(), left.toList(), "a run that ended well leaves nothing");
        }
    }
}
