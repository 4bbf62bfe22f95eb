package orrery.deploy.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on loopback where nobody listens. Each is given once, and none is of those that the system gives to whoever calls:
 * trials that go on at once would take each other's.
 */
final class Ports {
    private static final int LEAST = 20_000;
    private static final int COUNT = 12_000;
    private static final int STRIDE = 97;

    /** Where campaigns that go on at once begin is far from each other. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * STRIDE % COUNT));

    private Ports() {}

    static int free() throws IOException {
        for (var tries = 0; tries < COUNT; tries++) {
            var port = LEAST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no port of this machine is free");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
