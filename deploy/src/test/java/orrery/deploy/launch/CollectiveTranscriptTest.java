package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.cluster.ClusterEngine;

/**
 * What the command prints, character by character, times included. A change of the catalogue, of tuning or of schedules moves
 * it, and shall be looked at before it is kept:
 *
 * <pre>
 *   mvn -pl deploy -am test -Dtest=CollectiveTranscriptTest -Dsurefire.failIfNoSpecifiedTests=false -Dorrery.transcripts=write
 *   git diff deploy/src/test/resources
 * </pre>
 */
class CollectiveTranscriptTest {
    private static final Path KEPT =
            Path.of(System.getProperty("basedir", "."), "src/test/resources/orrery/deploy/launch");

    @ParameterizedTest
    @CsvSource({
        "hgx-h100-all-reduce.txt, all_reduce --sizes 0;8;1K;64K;1M;64M;1G",
        "hgx-h100-alltoall-data.txt, alltoall --sizes 1K..64K:8 --data --dtype bfloat16",
        "hgx-h100-all-reduce-lost.json, all_reduce --sizes 64M --lost nvswitch0 --json"
    })
    void aSmallTrialPrintsWhatItAlwaysDid(String name, String args) throws IOException {
        var out = new StringWriter();
        var around = new Surroundings(
                new PrintWriter(out), new PrintWriter(new StringWriter()), false, () -> 0, 1, ClusterEngine::new);

        var exitCode = Main.execute(around, ("collective " + args.replace(';', ',')).split(" "));

        if (System.getProperty("orrery.transcripts", "").equals("write")) {
            Files.createDirectories(KEPT);
            Files.writeString(KEPT.resolve(name), out.toString());
        }
        assertEquals(Files.readString(KEPT.resolve(name)), out.toString());
        assertEquals(0, exitCode);
    }
}
