package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.report.Example;
import orrery.deploy.report.TextReport;
import orrery.deploy.validation.inference.NearestRun;
import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Progress;
import orrery.node.replay.Replay;
import orrery.node.replay.ReplayOutcome;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;
import orrery.protocol.units.SimTime;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final FakeEngine engine = new FakeEngine();

    /** Notes what it was asked, and answers with what it was given. */
    private static final class FakeEngine implements Engine {
        private Scenario scenario;
        private RunOptions runOptions;
        private NodeOptions nodeOptions;
        private Outcome outcome = Example.outcome();
        private Throwable failure;

        @Override
        public Outcome run(Scenario scenario, TopologySource topology, RunOptions options, Consumer<Progress> progress)
                throws RunFailure {
            this.scenario = scenario;
            this.runOptions = options;
            progress.accept(new Progress(new SimTime(7), 1, 2, 3, Progress.Unit.TOKENS));
            switch (failure) {
                case null -> {
                    return outcome;
                }
                case RunFailure foreseen -> throw foreseen;
                case RuntimeException unforeseen -> throw unforeseen;
                case Error grave -> throw grave;
                default -> throw new AssertionError(failure);
            }
        }

        @Override
        public Runs open(RunOptions options) {
            throw new AssertionError("no hosts were to stay");
        }

        @Override
        public TrialOutcome measure(
                CollectiveTrial trial,
                TopologySource topology,
                RunOptions options,
                Consumer<SizeOutcome> each,
                Consumer<Progress> progress) {
            throw new AssertionError("nothing was to be measured");
        }

        @Override
        public ReplayOutcome replay(
                Replay replay, TopologySource topology, RunOptions options, Consumer<Progress> progress) {
            throw new AssertionError("no trace was to be run");
        }

        @Override
        public void serve(NodeOptions options) {
            this.nodeOptions = options;
        }
    }

    private int orrery(String... args) {
        var around = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 8, () -> engine);
        return Main.execute(around, args);
    }

    /** A run of the scenario that the example outcome belongs to. */
    private int runExample(String... more) {
        var args = new ArrayList<>(List.of("run", "hgx-h100", "--set", "load.prompts.list=[a, b, c]"));
        args.addAll(List.of(more));
        return orrery(args.toArray(String[]::new));
    }

    @Test
    void runsTheDefaultScenarioOnOneJvmWithAllCores() {
        engine.outcome = Example.outcome();

        assertEquals(0, orrery("run"));

        assertEquals("rubin-ultra-nvl576", engine.scenario.name());
        assertEquals(new RunOptions(1, 8, Optional.empty(), Optional.empty()), engine.runOptions);
        assertTrue(out.toString().contains("verified: 3/3"), out.toString());
    }

    @Test
    void printsTheReportAloneOnStandardOutput() {
        assertEquals(0, runExample());

        assertEquals(
                TextReport.of(
                        engine.scenario,
                        engine.outcome,
                        NearestRun.of(engine.scenario).words()),
                out.toString());
        assertTrue(err.toString().startsWith("hgx-h100: orrery-tiny on hgx-h100, TP 8 x 1 replicas"), err.toString());
    }

    @Test
    void printsJsonAloneOnStandardOutputAndProgressAsJsonLines() throws Exception {
        assertEquals(0, runExample("--json"));

        var mapper = new ObjectMapper();
        assertEquals(
                "00c0ffee",
                mapper.readTree(out.toString()).at("/result/fingerprint").asText());
        for (var line : err.toString().lines().toList()) {
            assertEquals(7, mapper.readTree(line).at("/progress/virtual_ps").asLong());
        }
    }

    @Test
    void whatIsExpectedDecidesHowItEnds() {
        assertEquals(0, runExample("--set", "expect=[{metric: completed, is: 3}, {metric: tokens_equal, is: true}]"));
        assertEquals(1, runExample("--set", "expect=[{metric: completed, min: 4}]"));

        assertTrue(out.toString().contains("  ✗ completed: 3  (at least 4)\n"), out.toString());
    }

    @Test
    void runsABaselineWhereSomethingIsExpectedRelativeToIt() {
        var struck = "faults=[{at: 1 s, action: gpu.lost, select: gpu0}]";

        assertEquals(
                0, runExample("--set", struck, "--set", "expect=[{metric: output_throughput, min: 1 * baseline}]"));

        assertEquals(List.of(), engine.scenario.faults().schedule());
        assertTrue(err.toString().contains("baseline: the same without faults\n"), err.toString());
        assertTrue(out.toString().contains("what broke: nothing, no fault struck before the end\n"), out.toString());
    }

    @Test
    void whoExpectsOtherTokensGetsAnEndOfItsOwn() {
        engine.outcome = Example.outcome(Example.different(), new Effort(1, 1, 1, 1, 1));

        assertEquals(1, runExample());
        assertEquals(0, runExample("--set", "expect=[{metric: tokens_equal, is: false}]"));
    }

    @Test
    void writesTheGoodputCurve() throws Exception {
        var file = Path.of("target/goodput.csv");

        assertEquals(0, runExample("--goodput", file.toString()));

        assertEquals(
                "from_s,tokens,requests,tokens_per_second",
                Files.readAllLines(file).getFirst());
    }

    @Test
    void passesOptionsOn() {
        assertEquals(
                0,
                orrery(
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

        assertEquals(new RunOptions(4, 2, Optional.empty(), Optional.of(Path.of("target/t.txt"))), engine.runOptions);
        assertEquals(9, engine.scenario.seed());
    }

    @Test
    void keepsARunOnSeveralJvmsAndLeavesNothingOfOneThatEndsWell(@TempDir Path folder) throws Exception {
        assertEquals(0, orrery("run", "hgx-h100", "--jvms", "2", "--checkpoints", folder.toString()));

        var keeping = engine.runOptions.keeping().orElseThrow();
        assertEquals(Duration.ofSeconds(10), keeping.every());
        assertEquals(folder, keeping.folder().path().getParent());
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aRunThatCannotBeKeptIsRefusedBeforeItBegins() {
        assertEquals(6, orrery("run", "hgx-h100", "--checkpoints", "/dev/null"));

        assertTrue(err.toString().contains("/dev/null"), err.toString());
        assertTrue(err.toString().contains("--checkpoint-every off does without"), err.toString());
    }

    @Test
    void leavesOutTheComparisonWithOneDeviceWhenTold() {
        assertEquals(0, orrery("run", "hgx-h100", "--no-verify"));

        assertEquals(false, engine.runOptions.verified());
    }

    @Test
    void joinsAClusterThatRuns() {
        assertEquals(
                0, orrery("run", "hgx-h100", "--join", "[::1]:2551", "--threads", "3", "--checkpoint-every", "off"));

        assertEquals(
                new RunOptions(RunOptions.ALL_THERE_ARE, 3, Optional.of(new HostPort("[::1]", 2551)), Optional.empty()),
                engine.runOptions);
    }

    @Test
    void waitsForSoManyMembersOfACluster() {
        assertEquals(0, orrery("run", "hgx-h100", "--join", "localhost:2551", "--jvms", "3"));

        assertEquals(3, engine.runOptions.jvms());
    }

    @Test
    void servesAsAMember() {
        assertEquals(0, orrery("node", "--listen", "0.0.0.0:2552", "--seed", "rack-1:2551"));

        assertEquals(
                new NodeOptions(new HostPort("0.0.0.0", 2552), new HostPort("rack-1", 2551), 8), engine.nodeOptions);
    }

    @Test
    void aDifferenceEndsWithOne() {
        engine.outcome = Example.outcome(Example.different(), new Effort(1, 1, 1, 1, 1));

        assertEquals(1, runExample());
        assertTrue(out.toString().contains("error: request 2, new token 0"), out.toString());
    }

    @Test
    void aPlanThatDoesNotFitIsShownInItsFile() {
        engine.failure = new ScenarioProblem("plan.tensor_parallel", "7", "a divisor of 72 heads", "take 8");

        assertEquals(2, orrery("run", "hgx-h100"));
        assertTrue(err.toString().endsWith("""
                  found:   7
                  allowed: a divisor of 72 heads
                  remedy:  take 8
                """), err.toString());
        assertTrue(err.toString().contains("hgx-h100 (shipped):8:25: plan.tensor_parallel"), err.toString());
    }

    @ParameterizedTest
    @CsvSource({"PEER,4", "CHECKPOINT,5", "IO,6", "RESOURCES,7", "STALL,8"})
    void aForeseenFailureEndsWithItsCodeAndMessage(ExitCode exitCode, int code) {
        engine.failure = new RunFailure(exitCode, "member 127.0.0.1:2552 was lost");

        assertEquals(code, orrery("run", "hgx-h100"));
        assertEquals(
                "member 127.0.0.1:2552 was lost",
                err.toString().lines().toList().getLast());
    }

    @Test
    void inputOutputAndMemoryHaveTheirOwnCodes() {
        engine.failure = new UncheckedIOException(new IOException("disk full"));
        assertEquals(6, orrery("run", "hgx-h100"));
        engine.failure = new OutOfMemoryError("Java heap space");
        assertEquals(7, orrery("run", "hgx-h100"));
    }

    @Test
    void anInternalErrorIsOneLineAndSaysWhereItsStackTraceIs() throws Exception {
        engine.failure = new IllegalStateException("credit below zero");

        assertEquals(3, orrery("run", "hgx-h100"));

        var line = err.toString().lines().toList().getLast();
        var start = "internal error: java.lang.IllegalStateException: credit below zero (stack trace in ";
        assertTrue(line.startsWith(start) && line.endsWith(")"), line);
        var file = Path.of(line.substring(start.length(), line.length() - 1));
        assertTrue(Files.readString(file).contains("at orrery.deploy.launch.MainTest"));
        Files.delete(file);
    }

    @Test
    void aProblemIsJsonWhereJsonWasAskedFor() throws Exception {
        assertEquals(2, orrery("run", "hgx-h100", "--json", "--set", "load.cuont=3"));

        var problem = new ObjectMapper().readTree(err.toString()).get("problem");
        assertEquals("load.cuont", problem.get("field").asText());
        assertEquals("did you mean count?", problem.get("remedy").asText());
        assertEquals(2, problem.get("exit_code").asInt());
        assertEquals("", out.toString());
    }

    @Test
    void aStallIsJsonTooAndNoResult() throws Exception {
        engine.failure =
                new RunFailure(ExitCode.STALL, "4 of 4 requests never finished\ngpu0 waits in Dispatch[block=3]");

        assertEquals(8, orrery("run", "hgx-h100", "--json"));

        var lines = err.toString().lines().toList();
        var problem = new ObjectMapper().readTree(lines.getLast()).get("problem");
        assertEquals(8, problem.get("exit_code").asInt());
        assertEquals("stalled", problem.get("kind").asText());
        assertTrue(problem.get("message").asText().endsWith("waits in Dispatch[block=3]"));
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collective all_reduce --ranks x --json",
                "collective all_reduce --json --nosuch",
                "collective --json",
                "run --json --jvm 2"
            })
    void aCommandThatMakesNoSenseIsJsonToo(String args) throws Exception {
        assertEquals(2, orrery(args.split(" ")));

        var problem = new ObjectMapper().readTree(err.toString()).get("problem");
        assertEquals(2, problem.get("exit_code").asInt());
        assertEquals("bad input", problem.get("kind").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rnu                                   | Unmatched argument at index 0: 'rnu' ⏎ remedy: did you mean run? ⏎ See orrery --help
            run --jvm 2                           | Unknown option: '--jvm' ⏎ remedy: did you mean --jvms? ⏎ See orrery run --help
            run --jvms two                        | Invalid value for option '--jvms': 'two' is not an int ⏎ See orrery run --help
            run --jvms 0                          | --jvms ⏎ found: 0 ⏎ allowed: a whole number from 1 to 64
            run --threads 0                       | --threads ⏎ found: 0 ⏎ allowed: a whole number from 1 to 1024
            run --join host                       | --join ⏎ found: "host", which has no port ⏎ allowed: HOST:PORT with a port from 1 to 65535 ⏎ remedy: did you mean host:2551?
            run --join host:70000                 | --join ⏎ found: port 70000 ⏎ allowed: HOST:PORT with a port from 1 to 65535
            node --seed a:1                       | Missing required option: '--listen=HOST:PORT' ⏎ See orrery node --help
            run --transcript nowhere/t.txt        | --transcript ⏎ found: nowhere/t.txt ⏎ allowed: a file in a folder that can be written
            run no-such.yaml                      | no-such.yaml ⏎ found: no file no-such.yaml ⏎ allowed: a file that exists
            """)
    void aCommandThatMakesNoSenseEndsWithTwo(String args, String message) {
        assertEquals(2, orrery(args.split(" ")));

        assertEquals(message, err.toString().strip().replaceAll(" *\n *", " ⏎ ").replaceAll(": +", ": "));
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @CsvSource({"--help", "run --help", "node --help", "''"})
    void helpFitsAScreenAndShowsAnExample(String args) {
        assertEquals(0, orrery(args.isEmpty() ? new String[0] : args.split(" ")));

        var lines = out.toString().lines().toList();
        assertTrue(lines.size() <= 32, out.toString());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), out.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains(" orrery run ")), out.toString());
    }

    @Test
    void saysItsVersion() {
        assertEquals(0, orrery("--version"));
        assertTrue(out.toString().matches("orrery \\d+\\.\\d+\\.\\d+ on Java 25.*\\R"), out.toString());
    }
}
