package orrery.deploy.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks a run that is under way. */
public final class ControlClient {
    private static final int LONGEST_ANSWER = 4_000_000;

    private ControlClient() {}

    /** @throws IOException where nobody listens there, or what came back is no answer */
    public static ObjectNode ask(Path socket, ObjectNode request) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var bytes = ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            var answer = Channels.newInputStream(channel).readNBytes(LONGEST_ANSWER);
            if (answer.length == 0) {
                throw new IOException("the run ended before it answered");
            }
            return JournalLines.read(new String(answer, StandardCharsets.UTF_8));
        }
    }

    /** Whether somebody listens there. */
    public static boolean isAnswered(Path socket) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }
}
