package orrery.deploy.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DoorsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** Member 0 listens, and says each byte it hears once more. */
    private static ServerSocket echo() throws IOException {
        var echo = new ServerSocket(0, 1, LOOPBACK);
        Thread.ofVirtual().start(() -> {
            try (var heard = echo.accept()) {
                heard.getInputStream().transferTo(heard.getOutputStream());
            } catch (IOException closed) {
                // With the test.
            }
        });
        return echo;
    }

    /** As a member of that number calls. */
    private static Socket call(Doors doors, int member) throws IOException {
        var socket = new Socket(LOOPBACK, doors.port(0), InetAddress.getByName("127.0.1." + (1 + member)), 0);
        socket.setSoTimeout(200);
        return socket;
    }

    private static int said(Socket socket, int what) throws IOException {
        socket.getOutputStream().write(what);
        return socket.getInputStream().read();
    }

    @Test
    void whatIsSaidWhileAWayIsCutArrivesWhenItIsHealed() throws IOException {
        try (var echo = echo();
                var doors = Doors.before(List.of(echo.getLocalPort(), 1, 1));
                var caller = call(doors, 1)) {
            assertEquals(7, said(caller, 7));

            doors.cutOff(1);
            assertThrows(SocketTimeoutException.class, () -> said(caller, 8));
            doors.heal();
            caller.setSoTimeout(10_000);
            assertEquals(8, caller.getInputStream().read());
        }
    }

    @Test
    void oneWayIsCutAndTheOtherIsOpen() throws IOException {
        try (var echo = echo();
                var doors = Doors.before(List.of(echo.getLocalPort(), 1, 1));
                var caller = call(doors, 1)) {
            assertEquals(7, said(caller, 7));

            doors.cutWay(0, 1); // heard, but the answer does not come back
            assertThrows(SocketTimeoutException.class, () -> said(caller, 8));
            doors.heal();
            doors.cutWay(2, 0);
            caller.setSoTimeout(10_000);
            assertEquals(8, caller.getInputStream().read());
            assertEquals(9, said(caller, 9));
        }
    }

    @Test
    void connectionsBreakAndMembersMayCallAgain() throws IOException {
        try (var echo = new ServerSocket(0, 1, LOOPBACK);
                var doors = Doors.before(List.of(echo.getLocalPort(), 1));
                var first = call(doors, 1);
                var heard = echo.accept()) {
            doors.reset();
            first.setSoTimeout(10_000);
            assertTrue(isOver(first));
            heard.setSoTimeout(10_000);
            assertTrue(isOver(heard));

            try (var second = call(doors, 1);
                    var heardAgain = echo.accept()) {
                second.getOutputStream().write(5);
                assertEquals(5, heardAgain.getInputStream().read());
            }
        }
    }

    /** Reset, or closed where it had only just begun. */
    private static boolean isOver(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void othersStillReachEachOther() throws IOException {
        try (var echo = echo();
                var doors = Doors.before(List.of(echo.getLocalPort(), 1, 1));
                var caller = call(doors, 2)) {
            doors.cutOff(1);
            caller.setSoTimeout(10_000);
            assertEquals(9, said(caller, 9));
        }
    }
}
