package orrery.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import orrery.deploy.scenario.InputProblem;

/** Real processes that form a real cluster on loopback. */
@Timeout(180)
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

    @Test
    void moreJvmsThanDevicesAreRefusedBeforeAnyIsStarted() {
        var problem = assertThrows(InputProblem.class, () -> SmallRuns.run(SmallRuns.options(17)));

        assertEquals("--jvms", problem.file());
        assertEquals("at most 16, one device each", problem.allowed());
    }

    @Test
    void aJvmThatIsKilledEndsTheRunWithItsName() throws IOException {
        try (var command = OrreryProcess.start(LONG_RUN).saying("virtual")) {
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
