package orrery.deploy.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A network between members on loopback that can be cut: each is reached through a door of its own, and calls from an address
 * of its own, by which doors know who calls.
 *
 * <p>What comes while a way is cut waits, as it would in a sender's buffer; connections stay open.
 */
final class Doors implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String CALLER = "127.0.1.";
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long GLANCE_MS = 5;

    private final List<ServerSocket> doors = new ArrayList<>();
    private final List<Integer> ports;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Way> cut = ConcurrentHashMap.newKeySet();
    private volatile int delayMs;
    private volatile boolean isClosed;

    /** From one member to another, one way. */
    private record Way(int from, int to) {}

    private Doors(List<Integer> ports) {
        this.ports = ports;
    }

    /** @param ports where members really listen */
    static Doors before(List<Integer> ports) throws IOException {
        var doors = new Doors(ports);
        for (var i = 0; i < ports.size(); i++) {
            var door = new ServerSocket(Ports.free(), 64, InetAddress.getByName(LOOPBACK));
            var member = i;
            doors.doors.add(door);
            Thread.ofVirtual().name("door " + i).start(() -> doors.open(door, member));
        }
        return doors;
    }

    /** Where others reach a member. */
    int port(int member) {
        return doors.get(member).getLocalPort();
    }

    /** System properties that put a member behind its door. */
    List<String> properties(int member) {
        var artery = "-Dpekko.remote.artery.";
        return List.of(
                artery + "canonical.port=" + port(member),
                artery + "bind.hostname=" + LOOPBACK,
                artery + "bind.port=" + ports.get(member),
                artery + "advanced.tcp.outbound-client-hostname=" + CALLER + (1 + member));
    }

    /** Both ways between a member and every other. */
    void cutOff(int member) {
        for (var other = 0; other < ports.size(); other++) {
            cutWay(member, other);
            cutWay(other, member);
        }
    }

    /** What one says does not reach the other; what the other says does. */
    void cutWay(int from, int to) {
        cut.add(new Way(from, to));
    }

    /** Whatever is said arrives so much later. */
    void delay(int millis) {
        delayMs = millis;
    }

    /** Every connection breaks, with whatever was under way on it; members may call again at once. */
    void reset() {
        var breaking = List.copyOf(sockets);
        breaking.forEach(Doors::abort); // all, before the end of one has its other side closed in good order
        breaking.forEach(this::close);
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyGone) {
            // Which is what was wanted.
        }
    }

    void heal() {
        cut.clear();
        delayMs = 0;
    }

    private void open(ServerSocket door, int member) {
        try {
            while (true) {
                var caller = door.accept();
                sockets.add(caller);
                Thread.ofVirtual().start(() -> connect(caller, member));
            }
        } catch (IOException closed) {
            // With the doors.
        }
    }

    private void connect(Socket caller, int member) {
        var from = caller.getInetAddress().getHostAddress();
        var number = from.startsWith(CALLER) ? Integer.parseInt(from.substring(CALLER.length())) - 1 : member;
        try {
            await(number, member);
            await(member, number); // to call takes an answer
            var called = new Socket(LOOPBACK, ports.get(member));
            sockets.add(called);
            Thread.ofVirtual().start(() -> pass(called, caller, member, number));
            pass(caller, called, number, member);
        } catch (IOException | InterruptedException refused) {
            close(caller);
        }
    }

    /** What one says goes to the other, as long as there is a way. */
    private void pass(Socket from, Socket to, int one, int other) {
        var buffer = new byte[BUFFER_BYTES];
        try {
            for (var n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                await(one, other);
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException | InterruptedException gone) {
            // One of them, or the doors.
        }
        close(from);
        close(to);
    }

    private void await(int one, int other) throws InterruptedException {
        if (one != other) {
            TimeUnit.MILLISECONDS.sleep(delayMs);
        }
        while (one != other && cut.contains(new Way(one, other)) && !isClosed) {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MS);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Which is what was wanted.
        }
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        for (var door : doors) {
            door.close();
        }
        sockets.forEach(this::close);
    }
}
