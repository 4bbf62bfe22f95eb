package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import orrery.node.membership.Likeness;

/** Whoever can run this test can run Orrery, so that only the cluster is sick here. */
class DoctorCommandTest {
    private final Terminal terminal = new Terminal();

    @Test
    void thisMachineIsFit() {
        assertEquals(0, terminal.orrery("doctor"), terminal.out::toString);

        for (var subject :
                new String[] {"Java", "vectors", "memory", "heap", "disk: runs", "disk: temporary", "loopback"}) {
            assertTrue(
                    terminal.out.toString().lines().anyMatch(line -> line.matches("(ok|warn) +" + subject + " .*")),
                    () -> subject + " in\n" + terminal.out);
        }
    }

    @Test
    void saysTheSameInJson() throws IOException {
        assertEquals(0, terminal.orrery("doctor", "--json"));

        var json = new ObjectMapper().readTree(terminal.out.toString());
        assertTrue(json.get("healthy").asBoolean());
        assertEquals("Java", json.at("/findings/0/subject").asText());
    }

    @Test
    void aMemberThatIsNotThereEndsWithFour() throws IOException {
        assertEquals(4, terminal.orrery("doctor", "--join", "127.0.0.1:" + freePort()));

        assertTrue(terminal.out.toString().contains("remedy: start one there: orrery node --listen 127.0.0.1:"));
    }

    @Test
    void aMemberOfAnotherVersionEndsWithFour() throws IOException {
        var ours = Likeness.current();
        terminal.engine.members =
                new TreeMap<>(Map.of("10.0.0.1:7", ours, "10.0.0.2:7", new Likeness("0.0.1", ours.catalogue())));
        try (var member = listening()) {
            assertEquals(4, terminal.orrery("doctor", "--join", "127.0.0.1:" + member.getLocalPort()));
        }
        var text = terminal.out.toString();
        assertTrue(text.lines().anyMatch(line -> line.matches("ok +member 10.0.0.1:7 +orrery .*")), text);
        assertTrue(text.lines().anyMatch(line -> line.matches("bad +member 10.0.0.2:7 +orrery 0.0.1, .*")), text);
    }

    @Test
    void aClusterOfLikeMembersIsFit() throws IOException {
        terminal.engine.members = new TreeMap<>(Map.of("10.0.0.1:7", Likeness.current()));
        try (var member = listening()) {
            assertEquals(0, terminal.orrery("doctor", "--join", "127.0.0.1:" + member.getLocalPort()));
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
    }

    private static int freePort() throws IOException {
        try (var socket = listening()) {
            return socket.getLocalPort();
        }
    }
}
