package orrery.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.HostPort;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;

/** Members started by hand, as processes of their own. */
@Timeout(600)
class MembersTest {
    private static final String UP = "is a member";

    private final HostPort seed = freePort();

    private static HostPort freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new HostPort("127.0.0.1", socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private OrreryProcess node(HostPort listen, String... javaOptions) throws IOException {
        return OrreryProcess.start(
                List.of(javaOptions),
                "node",
                "--listen",
                listen.toString(),
                "--seed",
                seed.toString(),
                "--threads",
                "1");
    }

    @Test
    void aClusterStartedByHandGivesTheOutcomeOfOneJvmRunAfterRun() throws Exception {
        try (var first = node(seed);
                var second = node(freePort())) {
            first.saying(UP);
            second.saying(UP);

            var one = SmallRuns.run(SmallRuns.options(1));
            var all = SmallRuns.run(SmallRuns.joining(seed, RunOptions.ALL_THERE_ARE));
            var two = SmallRuns.run(SmallRuns.joining(seed, 2));

            assertEquals(2, all.effort().jvms());
            assertEquals(SmallRuns.virtual(one), SmallRuns.virtual(all));
            assertEquals(SmallRuns.virtual(one), SmallRuns.virtual(two), "the second run on the same members");
            second.terminate();
            assertEquals(143, second.exitValue());
            assertEquals(
                    1,
                    SmallRuns.run(SmallRuns.joining(seed, RunOptions.ALL_THERE_ARE))
                            .effort()
                            .jvms());
        }
    }

    @Test
    void aMemberWithOtherRowsOfTheCatalogueIsRefusedByName(@TempDir Path folder) throws Exception {
        var rows = Files.writeString(folder.resolve("rows.yaml"), "gpus:\n  mine: {like: h100-sxm}\n");
        try (var other = node(seed, "-Dorrery.catalogue=" + rows)) {
            other.saying(UP);

            var refused = assertThrows(
                    RunFailure.class, () -> SmallRuns.run(SmallRuns.joining(seed, RunOptions.ALL_THERE_ARE)));

            assertEquals(ExitCode.PEER, refused.exitCode());
            assertTrue(
                    refused.getMessage().contains("member " + seed + " has a catalogue with added rows "),
                    refused.getMessage());
            assertTrue(refused.getMessage().contains("this run the shipped catalogue"), refused.getMessage());
        }
    }

    @Test
    void aMemberThatIsKilledDuringARunIsNamed() throws Exception {
        var other = freePort();
        try (var first = node(seed);
                var second = node(other)) {
            first.saying(UP);
            second.saying(UP);
            try (var command = OrreryProcess.start(
                    "run",
                    "hgx-h100",
                    "--join",
                    seed.toString(),
                    "--jvms",
                    "2",
                    "--set",
                    "load.count=64",
                    "--on-loss",
                    "fail")) {
                command.saying("virtual");

                second.kill();

                assertEquals(4, command.exitValue(), command.errors());
                var last = command.errors().lines().toList().getLast();
                var stage = "(waiting to begin with|running)"; // its first report may not have come
                assertTrue(last.matches("member " + other + " was lost while " + stage + " its \\d+ devices.*"), last);
            }
        }
    }

    @Test
    void aMemberOfAnotherVersionIsNamedBeforeAnyWork() throws Exception {
        try (var old = node(seed, "-Dpekko.cluster.app-version=9.9.9")) {
            old.saying(UP);

            var failure = assertThrows(RunFailure.class, () -> SmallRuns.run(SmallRuns.joining(seed, 1)));

            assertEquals(ExitCode.PEER, failure.exitCode());
            assertTrue(
                    failure.getMessage().matches("member " + seed + " is orrery 9\\.9\\.9, this is orrery \\d.*"),
                    failure.getMessage());
        }
    }

    @Test
    void aPortInUseIsNamedWithARemedy() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var refused = node(new HostPort("127.0.0.1", taken.getLocalPort()))) {
            assertEquals(2, refused.exitValue(), refused.errors());
            var address = "127.0.0.1:" + taken.getLocalPort();
            assertTrue(refused.errors().contains("--listen"), refused.errors());
            assertTrue(refused.errors().contains(address + ", where another process listens"), refused.errors());
            assertTrue(refused.errors().contains("ss -ltnp"), refused.errors());
        }
    }

    @Test
    void encryptionWithoutACertificateIsRefusedAtTheStart() throws Exception {
        try (var refused = node(seed, "-Dpekko.remote.artery.transport=tls-tcp")) {
            assertEquals(2, refused.exitValue(), refused.errors());
            assertTrue(refused.errors().contains("config-ssl-engine.key-store"), refused.errors());
        }
    }
}
