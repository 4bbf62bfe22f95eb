package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.cluster.ClusterEngine;
import orrery.node.trace.CollectiveKind;
import orrery.node.trace.RankTrace;
import orrery.node.trace.TraceFiles;
import orrery.node.trace.TraceNode;
import orrery.node.trace.Traces;
import orrery.node.trace.Traces.Group;
import orrery.node.trace.Work;

@Timeout(600)
class TraceCommandTest {
    @TempDir
    private Path folder;

    private Path prefix;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeTraces() {
        prefix = folder.resolve("step");
        TraceFiles.write(prefix, traces());
    }

    /** Two stages of four ranks each: a kernel, a sum in the stage, a hand-over to the next stage. */
    private static Traces traces() {
        var ranks = IntStream.range(0, 8).mapToObj(TraceCommandTest::rank).toList();
        return new Traces(ranks, List.of(new Group("0", List.of(0, 1, 2, 3)), new Group("1", List.of(4, 5, 6, 7))));
    }

    private static RankTrace rank(int rank) {
        var works = new ArrayList<Work>();
        if (rank >= 4) {
            works.add(new Work.Receive(rank - 4, 0, 4096));
        }
        works.add(new Work.Compute(10, 0, 0, false));
        works.add(new Work.Collective(CollectiveKind.ALL_REDUCE, 1 << 20, Integer.toString(rank / 4)));
        if (rank < 4) {
            works.add(new Work.Send(rank + 4, 0, 4096));
        }
        var nodes = IntStream.range(0, 3)
                .mapToObj(i -> new TraceNode(i, "n", works.get(i), i == 0 ? List.of() : List.of(i - 1L)))
                .toList();
        return new RankTrace("", "", nodes);
    }

    private int trace(Object... words) {
        var around =
                new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 1, ClusterEngine::new);
        var args = new ArrayList<>(List.of("trace"));
        for (var word : words) {
            args.add(word.toString());
        }
        return Main.execute(around, args.toArray(String[]::new));
    }

    @Test
    void runsAndPrintsRanksLinksAndFingerprint() {
        assertEquals(0, trace("run", prefix), err.toString());
        assertTrue(out.toString().contains("0-3       3"), out.toString());
        assertTrue(out.toString().contains("4-7       3"), out.toString());
        assertTrue(out.toString().contains("all      24"), out.toString());
        assertTrue(out.toString().contains("nvlink4"), out.toString());
        assertTrue(out.toString().contains("fingerprint: "), out.toString());
    }

    @Test
    void isTheSameOnOneAndTwoJvms() throws IOException {
        assertEquals(0, trace("run", prefix, "--json"), err.toString());
        var alone = out.toString();
        out.getBuffer().setLength(0);
        assertEquals(0, trace("run", prefix, "--json", "--jvms", 2), err.toString());
        assertEquals(alone, out.toString());
        var json = new ObjectMapper().readTree(alone);
        assertEquals(8, json.get("ranks").size());
        assertEquals(80_000_000, json.at("/sum/compute_ps").longValue());
        assertEquals(24, json.at("/sum/nodes").longValue());
    }

    @Test
    void showsWhatIsInAFile() throws IOException {
        assertEquals(0, trace("show", prefix + ".0.et", "--json"), err.toString());
        var json = new ObjectMapper().readTree(out.toString());
        assertEquals(3, json.get("nodes").intValue());
        assertEquals("all_reduce", json.at("/kinds/0/kind").textValue());
        assertEquals(1 << 20, json.at("/kinds/0/bytes").intValue());
        assertEquals(3, json.at("/critical_path/nodes").intValue());
        assertEquals(10, json.at("/critical_path/micros").intValue());
    }

    @Test
    void aStepOfAScenarioIsWrittenAndRuns() {
        var step = folder.resolve("own");
        assertEquals(0, trace("export", "hgx-h100", "--out", step, "--context", 128), err.toString());
        assertTrue(out.toString().contains("own.0.et"), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, trace("run", step), err.toString());
        assertTrue(out.toString().contains("nvlink4"), out.toString());
        out.getBuffer().setLength(0);
        assertEquals(2, trace("export", "hgx-h100", "--out", step, "--step", "train"));
        assertEquals(2, trace("export", "hgx-h100", "--out", step, "--formats", "bf16/fp7"));
        assertEquals(2, trace("export", "hgx-h100", "--out", step, "--context", 0));
    }

    @Test
    void badInputIsNamedAndEndsWithTwo() throws IOException {
        refused("step.3.et", () -> Files.delete(folder.resolve("step.3.et")), "run", prefix);
        refused("cut off", () -> Files.write(folder.resolve("step.3.et"), new byte[] {9, 1}), "run", prefix);
        refused("--topology", this::writeTraces, "run", prefix, "--topology", "hgx-h10");
        refused("--launch", this::writeTraces, "run", prefix, "--launch", "steam");
        refused("none.json", this::writeTraces, "run", prefix, "--groups", folder.resolve("none.json"));
        var unfit = new ArrayList<>(traces().ranks());
        unfit.addAll(List.of(new RankTrace("", "", List.of())));
        refused("a GPU for each rank", () -> TraceFiles.write(prefix, new Traces(unfit, List.of())), "run", prefix);
        refused("step.9.et", this::writeTraces, "show", prefix + ".9.et");
    }

    private interface Change {
        void make() throws IOException;
    }

    private void refused(String named, Change change, Object... words) throws IOException {
        change.make();
        err.getBuffer().setLength(0);
        assertEquals(2, trace(words), err.toString());
        assertTrue(err.toString().contains(named), err.toString());
        assertEquals("", out.toString());
    }
}
