package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import orrery.fabric.topology.Topologies;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;

/**
 * The whole transcript of a small run, line by line, times included. A change of the catalogue, of costs or of schedules
 * moves it, and shall be looked at before it is kept:
 *
 * <pre>
 *   mvn -pl node -am test -Dtest=TranscriptTest -Dsurefire.failIfNoSpecifiedTests=false -Dorrery.transcripts=write
 *   git diff node/src/test/resources
 * </pre>
 */
class TranscriptTest {
    private static final Path KEPT = Path.of(
            System.getProperty("basedir", "."), "src/test/resources/orrery/node/emulation/hgx-h100-tp2.transcript");

    @Test
    void aSmallRunHappensAsItAlwaysDid() throws IOException {
        var transcript = transcript();
        if (System.getProperty("orrery.transcripts", "").equals("write")) {
            Files.createDirectories(KEPT.getParent());
            Files.writeString(KEPT, transcript);
        }
        assertEquals(Files.readString(KEPT), transcript);
    }

    private static String transcript() {
        var topology = Topologies.named("hgx-h100");
        var findings = PlainLoop.run(Runs.of("hgx-h100", new Plan(2, 1, AllReduce.AUTO), 2, 4), topology);
        return findings.notes().stream()
                .map(note ->
                        "%12d ps  %s: %s\n".formatted(note.timePs(), topology.name(note.device()), note.happened()))
                .collect(Collectors.joining());
    }
}
