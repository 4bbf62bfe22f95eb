package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.report.Example;
import orrery.node.outcome.Effort;
import orrery.node.scenario.ScenarioProblem;

/** How commands end, and what they say of it. */
class ExitCodeTest {
    private final Terminal terminal = new Terminal();

    /** The readme tells them in a paragraph, one after another: a number, then words. */
    @Test
    void theReadmeAndHelpTellOfEveryCodeAndNoOther() throws IOException {
        var codes = Arrays.stream(ExitCode.values()).map(ExitCode::code).toList();
        var readme = Files.readString(Path.of("..", "README.md"));
        var paragraph = readme.replaceFirst("(?s).*\n## Exit codes\n\n", "").replaceFirst("(?s)\n(A heap|\n).*", "");
        assertEquals(codes, numbers(paragraph.split("·")), paragraph);

        assertEquals(0, terminal.orrery("--help"));
        var help = terminal.out
                .toString()
                .lines()
                .filter(line -> line.startsWith("Exit: "))
                .findFirst();
        var told = Arrays.stream(ExitCode.values()).map(code -> code.code() + " " + code.word());
        assertEquals(Optional.of("Exit: " + told.collect(Collectors.joining(" "))), help);

        assertEquals(0, terminal.orrery("run", "--help"));
        var text = terminal.out.toString();
        assertEquals(
                codes, numbers(text.substring(text.lastIndexOf("Exit: ") + 6).split(",")), text);
    }

    private static List<Integer> numbers(String... items) {
        return Arrays.stream(items)
                .map(item -> Integer.valueOf(item.strip().replaceFirst("(?s)\\D.*", "")))
                .toList();
    }

    @Test
    void aDifferenceEndsWithOne() {
        terminal.engine.outcome = Example.outcome(Example.different(), new Effort(1, 1, 1, 1, 1));

        assertEquals(1, terminal.runExample());
        assertTrue(terminal.out.toString().contains("error: request 2, new token 0"), terminal.out.toString());
    }

    @Test
    void whatIsExpectedDecidesHowItEnds() {
        assertEquals(
                0,
                terminal.runExample("--set", "expect=[{metric: completed, is: 3}, {metric: tokens_equal, is: true}]"));
        assertEquals(1, terminal.runExample("--set", "expect=[{metric: completed, min: 4}]"));

        assertTrue(terminal.out.toString().contains("  ✗ completed: 3  (at least 4)\n"), terminal.out.toString());
    }

    @Test
    void whoExpectsOtherTokensGetsAnEndOfItsOwn() {
        terminal.engine.outcome = Example.outcome(Example.different(), new Effort(1, 1, 1, 1, 1));

        assertEquals(1, terminal.runExample());
        assertEquals(0, terminal.runExample("--set", "expect=[{metric: tokens_equal, is: false}]"));
    }

    @ParameterizedTest
    @CsvSource({"PEER,4", "CHECKPOINT,5", "IO,6", "RESOURCES,7", "STALL,8"})
    void aForeseenFailureEndsWithItsCodeAndMessage(ExitCode exitCode, int code) {
        terminal.engine.failure = new RunFailure(exitCode, "member 127.0.0.1:2552 was lost");

        assertEquals(code, terminal.orrery("run", "hgx-h100"));
        assertEquals(
                "member 127.0.0.1:2552 was lost",
                terminal.err.toString().lines().toList().getLast());
    }

    @Test
    void inputOutputAndMemoryHaveTheirOwnCodes() {
        terminal.engine.failure = new UncheckedIOException(new IOException("disk full"));
        assertEquals(6, terminal.orrery("run", "hgx-h100"));
        terminal.engine.failure = new OutOfMemoryError("Java heap space");
        assertEquals(7, terminal.orrery("run", "hgx-h100"));
    }

    @Test
    void anInternalErrorIsOneLineAndSaysWhereItsStackTraceIs() throws Exception {
        terminal.engine.failure = new IllegalStateException("credit below zero");

        assertEquals(3, terminal.orrery("run", "hgx-h100"));

        var line = terminal.err.toString().lines().toList().getLast();
        var start = "internal error: java.lang.IllegalStateException: credit below zero (stack trace in ";
        assertTrue(line.startsWith(start) && line.endsWith(")"), line);
        var file = Path.of(line.substring(start.length(), line.length() - 1));
        assertTrue(Files.readString(file).contains("at orrery.deploy.launch.ExitCodeTest"));
        Files.delete(file);
    }

    @Test
    void aPlanThatDoesNotFitIsShownInItsFile() {
        terminal.engine.failure = new ScenarioProblem("plan.tensor_parallel", "7", "a divisor of 72 heads", "take 8");

        assertEquals(2, terminal.orrery("run", "hgx-h100"));
        assertTrue(terminal.err.toString().endsWith("""
                  found:   7
                  allowed: a divisor of 72 heads
                  remedy:  take 8
                """), terminal.err.toString());
        assertTrue(
                terminal.err.toString().contains("hgx-h100 (shipped):8:25: plan.tensor_parallel"),
                terminal.err.toString());
    }

    @Test
    void aProblemIsJsonWhereJsonWasAskedFor() throws Exception {
        assertEquals(2, terminal.orrery("run", "hgx-h100", "--json", "--set", "load.cuont=3"));

        var problem = new ObjectMapper().readTree(terminal.err.toString()).get("problem");
        assertEquals("load.cuont", problem.get("field").asText());
        assertEquals("did you mean count?", problem.get("remedy").asText());
        assertEquals(2, problem.get("exit_code").asInt());
        assertEquals("", terminal.out.toString());
    }

    @Test
    void aStallIsJsonTooAndNoResult() throws Exception {
        terminal.engine.failure =
                new RunFailure(ExitCode.STALL, "4 of 4 requests never finished\ngpu0 waits in Dispatch[block=3]");

        assertEquals(8, terminal.orrery("run", "hgx-h100", "--json"));

        var lines = terminal.err.toString().lines().toList();
        var problem = new ObjectMapper().readTree(lines.getLast()).get("problem");
        assertEquals(8, problem.get("exit_code").asInt());
        assertEquals("stalled", problem.get("kind").asText());
        assertTrue(problem.get("message").asText().endsWith("waits in Dispatch[block=3]"));
        assertEquals("", terminal.out.toString());
    }
}
