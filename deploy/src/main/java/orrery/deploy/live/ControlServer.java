package orrery.deploy.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Listens for requests on a socket that only its owner can reach: one line in, one line out, and the connection ends. Whoever says
 * nothing in time, or too much, is hung up on.
 */
public final class ControlServer implements AutoCloseable {
    static final int LONGEST_LINE = 8192;

    private static final int MOST_AT_ONCE = 16;
    private static final int PATIENCE_SECONDS = 5;

    private final Path path;
    private final ServerSocketChannel listening;
    private final Session session;
    private final ExecutorService talkers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    private ControlServer(Path path, ServerSocketChannel listening, Session session) {
        this.path = path;
        this.listening = listening;
        this.session = session;
    }

    /** @param path of the socket, in a folder of its owner alone */
    public static ControlServer open(Path path, Session session) throws IOException {
        var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(path));
        var server = new ControlServer(path, listening, session);
        Thread.ofVirtual().name("control").start(server::listen);
        return server;
    }

    private void listen() {
        while (listening.isOpen()) {
            try {
                var caller = listening.accept();
                if (places.tryAcquire()) {
                    talkers.submit(() -> talk(caller));
                } else {
                    caller.close();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(SocketChannel caller) {
        var late = clock.schedule(() -> hangUp(caller), PATIENCE_SECONDS, TimeUnit.SECONDS);
        try (caller) {
            var line = readLine(caller);
            late.cancel(false);
            reply(
                    caller,
                    line.isEmpty() ? Session.refusal("no line of at most " + LONGEST_LINE + " bytes") : answer(line));
        } catch (IOException gone) {
            // who asked does not want to know any more
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            late.cancel(false);
            places.release();
        }
    }

    private ObjectNode answer(String line) throws InterruptedException {
        try {
            return session.answer(JournalLines.read(line));
        } catch (JsonProcessingException nonsense) {
            return Session.refusal("no request: " + nonsense.getOriginalMessage());
        }
    }

    private static void hangUp(SocketChannel caller) {
        try {
            caller.close();
        } catch (IOException gone) {
            // already
        }
    }

    private static void reply(SocketChannel caller, ObjectNode answer) throws IOException {
        var bytes = ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            caller.write(bytes);
        }
    }

    /** The first line; empty where none comes, or it is too long. */
    static String readLine(SocketChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_LINE);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            var end = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).indexOf('\n');
            if (end >= 0) {
                return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).substring(0, end);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        listening.close();
        clock.shutdownNow();
        talkers.shutdownNow();
        Files.deleteIfExists(path);
    }
}
