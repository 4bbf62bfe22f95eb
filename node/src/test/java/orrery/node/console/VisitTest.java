package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import orrery.node.host.EmulationMaker;
import orrery.node.membership.Endpoint;
import orrery.node.membership.Likeness;
import orrery.node.membership.Visit;

/** Somebody who only looks. */
@Timeout(600)
class VisitTest {
    @Test
    void seesTheHostsAndLeavesThemFreeForARun() {
        var scenario = Runs.scenario();
        try (var host = Runs.founder(EmulationMaker.REAL)) {
            var seen = Visit.hosts(host.endpoint(), Endpoint.ANY_LOOPBACK, Duration.ofSeconds(60));
            var ending = Runs.on(scenario, 1, host.endpoint());

            assertEquals(Map.of(host.endpoint(), Likeness.current()), seen);
            assertInstanceOf(Ending.Done.class, ending);
        }
    }

    @Test
    void seesNobodyWhereNobodyIs() throws IOException {
        var nowhere = new Endpoint("127.0.0.1", freePort());

        assertEquals(Map.of(), Visit.hosts(nowhere, Endpoint.ANY_LOOPBACK, Duration.ofSeconds(1)));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
