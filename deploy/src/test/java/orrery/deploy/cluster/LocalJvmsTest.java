package orrery.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.scenario.InputProblem;

/** Real processes that form a real cluster on loopback. */
@Timeout(600)
class LocalJvmsTest {
    private static final String[] LONG_RUN = {
        "run", "hgx-h100", "--jvms", "2", "--set", "load.count=64", "--set", "load.new_tokens=64"
    };

    @Test
    void twoJvmsGiveTheOutcomeOfOne() throws Exception {
        var one = SmallRuns.run(SmallRuns.options(1));
        var two = SmallRuns.run(SmallRuns.options(2));

        assertEquals(SmallRuns.virtual(one), SmallRuns.virtual(two));
        assertEquals(2, two.effort().jvms());
        assertEquals(one.effort().events(), two.effort().events());
        assertTrue(ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive), "no process is left");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lpx:trays=2 | plan.device=lpu plan.tensor_parallel=8 plan.pipeline_parallel=4 plan.replicas=1",
                "hgx-h100+lpx | plan.tensor_parallel=4 plan.feed_forward.device=lpu plan.feed_forward.tensor_parallel=16"
                        + " plan.replicas=1",
                "cpu-servers | plan.device=cpu plan.tensor_parallel=4 plan.replicas=2"
            })
    void twoJvmsGiveTheOutcomeOfOneOnEveryKindOfDevice(String topology, String plan) throws Exception {
        var settings = List.of(plan.split(" +"));
        var one = SmallRuns.run(topology, settings, SmallRuns.options(1));
        var two = SmallRuns.run(topology, settings, SmallRuns.options(2));

        assertTrue(
                one.verification().passed() && one.missedDeadlines().isEmpty(),
                one.verification().toString());
        assertEquals(SmallRuns.virtual(one), SmallRuns.virtual(two));
    }

    @Test
    void aRunThatIsNotVerifiedHappensTheSame() throws Exception {
        var verified = SmallRuns.run(SmallRuns.options(1));
        var other = SmallRuns.run(new RunOptions(1, 1, Optional.empty(), Optional.empty(), false));

        assertEquals(0, other.verification().compared());
        assertEquals(verified.fingerprint(), other.fingerprint());
    }

    @Test
    void moreJvmsThanDevicesAreRefusedBeforeAnyIsStarted() {
        var problem = assertThrows(InputProblem.class, () -> SmallRuns.run(SmallRuns.options(17)));

        assertEquals("--jvms", problem.file());
        assertEquals("at most 16, one device each", problem.allowed());
    }

    @Test
    void aJvmThatIsKilledEndsTheRunWithItsNameWhereThatIsAskedFor() throws IOException {
        var arguments = Stream.concat(Stream.of(LONG_RUN), Stream.of("--on-loss", "fail"));
        try (var command = OrreryProcess.start(arguments.toArray(String[]::new)).saying("virtual")) {
            var children = command.children();
            assertEquals(2, children.size());

            children.getFirst().destroyForcibly();

            assertEquals(4, command.exitValue(), command.errors());
            var last = command.errors().lines().toList().getLast();
            assertTrue(
                    last.matches("member 127\\.0\\.0\\.1:\\d+ was lost while .*: its process "
                            + children.getFirst().pid() + " was killed by signal 9.*"),
                    last);
            awaitEnd(command, children);
        }
    }

    @Test
    void nothingIsLeftWhenTheCommandIsKilled() throws IOException {
        try (var command = OrreryProcess.start(LONG_RUN).saying("virtual")) {
            var children = command.children();

            command.kill();

            awaitEnd(command, children);
        }
    }

    @Test
    void nothingIsLeftWhenTheCommandIsInterrupted() throws IOException {
        try (var command = OrreryProcess.start(LONG_RUN).saying("virtual")) {
            var children = command.children();

            command.terminate();

            assertEquals(143, command.exitValue());
            awaitEnd(command, children);
        }
    }

    private static void awaitEnd(OrreryProcess command, List<ProcessHandle> children) {
        command.await(() -> children.stream().noneMatch(ProcessHandle::isAlive), "its JVMs end");
    }
}
