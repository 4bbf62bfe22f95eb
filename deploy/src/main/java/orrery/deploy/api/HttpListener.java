package orrery.deploy.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks HTTP: reads a call, lets the gate and the routes answer it, writes the reply. Nobody waits for anybody else. */
final class HttpListener implements AutoCloseable {
    static {
        // Read once, when the engine is first used.
        limit("sun.net.httpserver.maxReqTime", 5); // seconds until a request, head and body, is here
        limit("sun.net.httpserver.idleInterval", 30);
        limit("sun.net.httpserver.maxReqHeaders", 64);
        limit("sun.net.httpserver.maxReqHeaderSize", 16 * 1024);
        limit("jdk.httpserver.maxConnections", 256);
    }

    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
    private static final int MOST_AT_ONCE = 64;
    private static final int BACKLOG = 64;
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    private final HttpServer server;
    private final ExecutorService talkers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Refusals refusals = new Refusals(System::nanoTime);
    private final SlowReaders slow = new SlowReaders();
    private final Answering answering;
    private final Gate gate;

    /** What is answered, and what is told to whoever listens. */
    interface Answering {
        Reply answer(Call call) throws InterruptedException;

        /** @throws IOException as soon as nobody listens any more */
        void tell(Audience.Seat seat, EventStream stream) throws IOException, InterruptedException;

        Audience audience();
    }

    private HttpListener(HttpServer server, Gate gate, Answering answering) {
        this.server = server;
        this.gate = gate;
        this.answering = answering;
    }

    private static void limit(String property, int most) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(most));
        }
    }

    /** @throws IOException where it cannot listen there */
    static HttpListener open(Bind bind, Answering answering) throws IOException {
        var server = HttpServer.create(bind.socket(), BACKLOG);
        var gate = new Gate(bind, server.getAddress().getPort(), new Rate(System::nanoTime));
        var listener = new HttpListener(server, gate, answering);
        server.createContext("/", listener::handle);
        server.setExecutor(listener.talkers);
        server.start();
        return listener;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!places.tryAcquire()) {
                write(exchange, refused(exchange.getRequestMethod(), Reply.refusal(503, "too many requests at once")));
                return;
            }
            try {
                write(exchange, reply(exchange));
            } finally {
                places.release();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException defect) {
            LOG.warn("a request came to nothing: {}", defect.toString());
            throw defect;
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException, InterruptedException {
        var declared = exchange.getRequestHeaders().getFirst("Content-Length");
        if (declared != null && (declared.length() > 9 || Long.parseLong(declared) > Call.LONGEST_BODY)) {
            return refused(exchange.getRequestMethod(), tooLarge());
        }
        var body = exchange.getRequestBody().readNBytes(Call.LONGEST_BODY + 1);
        if (body.length > Call.LONGEST_BODY) {
            return refused(exchange.getRequestMethod(), tooLarge());
        }
        try {
            var call = CallReader.call(exchange, new String(body, StandardCharsets.UTF_8));
            var refusal = gate.refusal(call);
            return refusal.isPresent() ? refused(call.words(), refusal.get()) : logged(call, answering.answer(call));
        } catch (IllegalArgumentException malformed) {
            return refused(exchange.getRequestMethod(), Reply.refusal(400, "an address that cannot be decoded"));
        }
    }

    private static Reply.Whole tooLarge() {
        return Reply.refusal(413, "a body of more than " + Call.LONGEST_BODY + " bytes");
    }

    private Reply logged(Call call, Reply reply) {
        return reply instanceof Reply.Whole whole && whole.status() >= 400 ? refused(call.words(), whole) : reply;
    }

    private Reply.Whole refused(String words, Reply.Whole refusal) {
        refusals.log(words, refusal.status(), new String(refusal.body(), StandardCharsets.UTF_8).strip());
        return refusal;
    }

    private void write(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
        ALWAYS.forEach(exchange.getResponseHeaders()::set);
        switch (reply) {
            case Reply.Whole whole -> writeWhole(exchange, whole);
            case Reply.Streamed streamed -> {
                streamed.headers().forEach(exchange.getResponseHeaders()::set);
                begin(exchange, streamed.type());
                streamed.content().writeTo(slow.limited(exchange.getResponseBody()));
            }
            case Reply.Events(var lastHeard) -> tell(exchange, lastHeard);
        }
    }

    private void writeWhole(HttpExchange exchange, Reply.Whole whole) throws IOException {
        whole.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", whole.type());
        if (whole.status() == 413) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        var isEmpty = exchange.getRequestMethod().equals("HEAD") || whole.body().length == 0;
        exchange.sendResponseHeaders(whole.status(), isEmpty ? -1 : whole.body().length);
        if (!isEmpty) {
            // Closed here, or what was written is lost with a body that nobody read.
            try (var out = slow.limited(exchange.getResponseBody())) {
                out.write(whole.body());
            }
        }
    }

    private static void begin(HttpExchange exchange, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
    }

    private void tell(HttpExchange exchange, String lastHeard) throws IOException, InterruptedException {
        var seat = answering.audience().sit(lastHeard);
        if (seat.isEmpty()) {
            writeWhole(exchange, refused("an event stream", Reply.refusal(503, "too many listen already")));
            return;
        }
        try (var mine = seat.get()) {
            begin(exchange, EventStream.TYPE);
            answering.tell(mine, new EventStream(slow.limited(exchange.getResponseBody())));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        talkers.shutdownNow();
        slow.close();
    }
}
