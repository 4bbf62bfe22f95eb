package orrery.deploy.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;

/** Whether processes of this machine can talk to each other over free ports, as the JVMs of {@code --jvms} do. */
final class LoopbackCheck {
    private static final String SUBJECT = "loopback";
    private static final int PORTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private LoopbackCheck() {}

    static Finding run() {
        try {
            return Finding.ok(SUBJECT, PORTS + " ports listened on and reached, such as " + reach());
        } catch (IOException refused) {
            var remedy = "let processes listen on 127.0.0.1: look at firewalls, sandboxes and the limit of open files";
            return Finding.warn(SUBJECT, "127.0.0.1: " + refused.getMessage(), remedy + "; one JVM does without");
        }
    }

    /** @return the first of them */
    private static String reach() throws IOException {
        var listening = new ArrayList<ServerSocket>();
        try {
            for (var port = 0; port < PORTS; port++) {
                listening.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
                connect(listening.getLast());
            }
            return "127.0.0.1:" + listening.getFirst().getLocalPort();
        } finally {
            for (var socket : listening) {
                socket.close();
            }
        }
    }

    private static void connect(ServerSocket listening) throws IOException {
        try (var socket = new Socket()) {
            var address = new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
            socket.connect(address, Math.toIntExact(PATIENCE.toMillis()));
        }
    }
}
