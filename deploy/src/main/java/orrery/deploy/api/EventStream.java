package orrery.deploy.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Server-sent events for one who listens: first everything, or what was missed, then what changes. Whoever was too slow gets
 * everything again.
 */
final class EventStream {
    static final String TYPE = "text/event-stream";
    /** By which a browser that comes back says what it heard last. */
    static final String LAST_HEARD = "last-event-id";

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
        while (true) {
            var event = seat.next(STILL_HERE_MILLIS);
            if (event == null) {
                send(": still here\n\n");
            } else if (seat.isBehind(event)) {
                send(seat.anew(), whole.now());
            } else {
                send(event);
            }
        }
    }

    private void send(String id, Optional<JsonNode> whole) throws IOException {
        if (whole.isPresent()) {
            send(new Audience.Event(id, "whole", whole.get().toString()));
        }
    }

    private void send(Audience.Event event) throws IOException {
        send("id: " + event.id() + "\nevent: " + event.type() + "\ndata: " + event.data() + "\n\n");
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
