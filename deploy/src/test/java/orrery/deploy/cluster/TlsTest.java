package orrery.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Members that encrypt and show certificates; frames of a real run cross between them. */
@Timeout(600)
class TlsTest {
    private static final String IMPATIENT = "-Dpekko.cluster.shutdown-after-unsuccessful-join-seed-nodes=6s";

    @TempDir
    private Path folder;

    private String seed;

    @BeforeEach
    void chooseSeed() throws IOException {
        seed = "127.0.0.1:" + freePort();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A certificate that vouches for itself, and a configuration that shows it and trusts no other. */
    private String settingsWithOwnCertificate(String name) throws Exception {
        var store = folder.resolve(name + ".p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret",
                        "-keypass",
                        "secret")
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes());
        assertEquals(0, made.waitFor(), said);
        var settings = folder.resolve(name + ".conf");
        Files.writeString(settings, """
                pekko.remote.artery {
                  transport = tls-tcp
                  ssl.config-ssl-engine {
                    key-store = "%1$s", key-store-password = secret, key-password = secret
                    trust-store = "%1$s", trust-store-password = secret
                  }
                }
                """.formatted(store));
        return "-Dconfig.file=" + settings;
    }

    private OrreryProcess node(String listen, String... options) throws IOException {
        return OrreryProcess.start(List.of(options), "node", "--listen", listen, "--seed", seed, "--threads", "1");
    }

    @Test
    void membersOfOneAuthorityRunTogetherAndOthersStayOutside() throws Exception {
        var ours = settingsWithOwnCertificate("ours");
        var strangers = settingsWithOwnCertificate("strangers");
        try (var first = node(seed, ours);
                var second = node("127.0.0.1:" + freePort(), ours)) {
            first.saying("is a member");
            second.saying("is a member");
            try (var plain = node("127.0.0.1:" + freePort(), IMPATIENT);
                    var stranger = node("127.0.0.1:" + freePort(), strangers, IMPATIENT)) {
                runsOnTwoMembers(ours);
                for (var refused : List.of(plain, stranger)) {
                    assertEquals(4, refused.exitValue(), refused.errors());
                    assertTrue(refused.errors().contains("found no cluster"), refused.errors());
                }
            }
        }
    }

    private void runsOnTwoMembers(String settings) throws IOException {
        var command = new ArrayList<>(List.of("run", "hgx-h100", "--join", seed, "--jvms", "2"));
        command.addAll(List.of("--set", "load.count=2", "--set", "load.new_tokens=2"));
        try (var run = OrreryProcess.start(List.of(settings), command.toArray(String[]::new))) {
            assertEquals(0, run.exitValue(), run.errors());
        }
    }
}
