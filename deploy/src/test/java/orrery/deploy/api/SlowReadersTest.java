package orrery.deploy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who ask for much and read none of it. */
@Timeout(600)
final class SlowReadersTest {
    private static final int MUCH = 1 << 20;

    @Test
    void whoNeverReadsIsHungUpOnAndWhoReadsIsNot() throws Exception {
        try (var server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                var slow = new SlowReaders(Duration.ofMillis(300));
                var talkers = Executors.newVirtualThreadPerTaskExecutor();
                var reads = SocketChannel.open(server.getLocalAddress());
                var toOneWhoReads = server.accept();
                var never = SocketChannel.open(server.getLocalAddress());
                var toOneWhoNever = server.accept()) {
            var told = told(slow, toOneWhoReads, 16, talkers);
            var untold = told(slow, toOneWhoNever, 1_000, talkers);

            assertEquals(16 * MUCH, Channels.newInputStream(reads).readNBytes(16 * MUCH).length);
            assertEquals("", told.get());
            assertTrue(untold.get().contains("Closed"), untold.get());
        }
    }

    private static CompletableFuture<String> told(SlowReaders slow, SocketChannel to, int times, Executor talkers) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        var out = slow.limited(Channels.newOutputStream(to));
                        for (var time = 0; time < times; time++) {
                            out.write(new byte[MUCH]);
                        }
                        return "";
                    } catch (IOException hungUp) {
                        return hungUp.toString();
                    }
                },
                talkers);
    }
}
