package orrery.deploy.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Server-sent events for one who listens: first everything, then what changes. Whoever was too slow gets everything again; whoever
 * goes and comes back begins anew.
 */
final class EventStream {
    static final String TYPE = "text/event-stream";

    /** So soon it is noticed that somebody has left, even where nothing happens any more. */
    private static final long STILL_HERE_MILLIS = 1_000;

    private final OutputStream out;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /** Everything as it is now; empty where nothing has begun. */
    @FunctionalInterface
    interface Whole {
        Optional<JsonNode> now() throws InterruptedException;
    }

    /** @throws IOException as soon as nobody listens any more */
    void tell(Audience.Seat seat, Whole whole) throws IOException, InterruptedException {
        send("retry: 1000\n\n");
        send(whole);
        while (true) {
            var event = seat.next(STILL_HERE_MILLIS);
            if (event == null) {
                send(": still here\n\n");
            } else if (seat.isBehind(event)) {
                send(whole);
            } else {
                send(event.type(), event.data());
            }
        }
    }

    private void send(Whole whole) throws IOException, InterruptedException {
        var now = whole.now();
        if (now.isPresent()) {
            send("whole", now.get());
        }
    }

    private void send(String type, JsonNode data) throws IOException {
        send("event: " + type + "\ndata: " + data + "\n\n");
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
