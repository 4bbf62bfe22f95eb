package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.engine.HostPort;
import orrery.deploy.engine.NodeOptions;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.report.Example;
import orrery.deploy.report.TextReport;
import orrery.deploy.validation.inference.NearestRun;

/** What {@code orrery run} asks of the engine, and what it shows. */
class RunCommandTest {
    private final Terminal terminal = new Terminal();

    @Test
    void runsTheDefaultScenarioOnOneJvmWithAllCores() {
        terminal.engine.outcome = Example.outcome();

        assertEquals(0, terminal.orrery("run"));

        assertEquals("rubin-ultra-nvl576", terminal.engine.scenario.name());
        assertEquals(new RunOptions(1, 8, Optional.empty(), Optional.empty()), terminal.engine.runOptions);
        assertTrue(terminal.out.toString().contains("verified: 3/3"), terminal.out.toString());
    }

    @Test
    void printsTheReportAloneOnStandardOutput() {
        assertEquals(0, terminal.runExample());

        assertEquals(
                TextReport.of(
                        terminal.engine.scenario,
                        terminal.engine.outcome,
                        NearestRun.of(terminal.engine.scenario).words()),
                terminal.out.toString());
        assertTrue(
                terminal.err.toString().startsWith("hgx-h100: orrery-tiny on hgx-h100, TP 8 x 1 replicas"),
                terminal.err.toString());
    }

    @Test
    void printsJsonAloneOnStandardOutputAndProgressAsJsonLines() throws Exception {
        assertEquals(0, terminal.runExample("--json"));

        var mapper = new ObjectMapper();
        assertEquals(
                "00c0ffee",
                mapper.readTree(terminal.out.toString())
                        .at("/result/fingerprint")
                        .asText());
        for (var line : terminal.err.toString().lines().toList()) {
            assertEquals(7, mapper.readTree(line).at("/progress/virtual_ps").asLong());
        }
    }

    @Test
    void runsABaselineWhereSomethingIsExpectedRelativeToIt() {
        var struck = "faults=[{at: 1 s, action: gpu.lost, select: gpu0}]";

        assertEquals(
                0,
                terminal.runExample(
                        "--set", struck, "--set", "expect=[{metric: output_throughput, min: 1 * baseline}]"));

        assertEquals(List.of(), terminal.engine.scenario.faults().schedule());
        assertTrue(terminal.err.toString().contains("baseline: the same without faults\n"), terminal.err.toString());
        assertTrue(
                terminal.out.toString().contains("what broke: nothing, no fault struck before the end\n"),
                terminal.out.toString());
    }

    @Test
    void writesTheGoodputCurve() throws Exception {
        var file = Path.of("target/goodput.csv");

        assertEquals(0, terminal.runExample("--goodput", file.toString()));

        assertEquals(
                "from_s,tokens,requests,tokens_per_second",
                Files.readAllLines(file).getFirst());
    }

    @Test
    void passesOptionsOn() {
        assertEquals(
                0,
                terminal.orrery(
                        "run",
                        "hgx-h100",
                        "--jvms",
                        "4",
                        "--set",
                        "seed=9",
                        "--transcript",
                        "target/t.txt",
                        "--checkpoint-every",
                        "off"));

        assertEquals(
                new RunOptions(4, 2, Optional.empty(), Optional.of(Path.of("target/t.txt"))),
                terminal.engine.runOptions);
        assertEquals(9, terminal.engine.scenario.seed());
    }

    @Test
    void keepsARunOnSeveralJvmsAndLeavesNothingOfOneThatEndsWell(@TempDir Path folder) throws Exception {
        assertEquals(0, terminal.orrery("run", "hgx-h100", "--jvms", "2", "--checkpoints", folder.toString()));

        var keeping = terminal.engine.runOptions.keeping().orElseThrow();
        assertEquals(Duration.ofSeconds(10), keeping.every());
        assertEquals(folder, keeping.folder().path().getParent());
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aRunThatCannotBeKeptIsRefusedBeforeItBegins() {
        assertEquals(6, terminal.orrery("run", "hgx-h100", "--checkpoints", "/dev/null"));

        assertTrue(terminal.err.toString().contains("/dev/null"), terminal.err.toString());
        assertTrue(terminal.err.toString().contains("--checkpoint-every off"), terminal.err.toString());
    }

    @Test
    void leavesOutTheComparisonWithOneDeviceWhenTold() {
        assertEquals(0, terminal.orrery("run", "hgx-h100", "--no-verify"));

        assertEquals(false, terminal.engine.runOptions.verified());
    }

    @Test
    void joinsAClusterThatRuns() {
        assertEquals(
                0,
                terminal.orrery(
                        "run", "hgx-h100", "--join", "[::1]:2551", "--threads", "3", "--checkpoint-every", "off"));

        assertEquals(
                new RunOptions(RunOptions.ALL_THERE_ARE, 3, Optional.of(new HostPort("[::1]", 2551)), Optional.empty()),
                terminal.engine.runOptions);
    }

    @Test
    void waitsForSoManyMembersOfACluster() {
        assertEquals(0, terminal.orrery("run", "hgx-h100", "--join", "localhost:2551", "--jvms", "3"));

        assertEquals(3, terminal.engine.runOptions.jvms());
    }

    @Test
    void servesAsAMember() {
        assertEquals(0, terminal.orrery("node", "--listen", "0.0.0.0:2552", "--seed", "rack-1:2551"));

        assertEquals(
                new NodeOptions(new HostPort("0.0.0.0", 2552), new HostPort("rack-1", 2551), 8),
                terminal.engine.nodeOptions);
    }
}
