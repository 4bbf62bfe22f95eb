package orrery.deploy.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One page of a browser by its DevTools protocol: no driver and no library, the JDK has a web socket. */
final class DevTools implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final int PATIENCE_SECONDS = 60;
    private static final Set<String> BAD = Set.of("error", "warning", "assert");

    private final WebSocket socket;
    private final ConcurrentHashMap<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<JsonNode> traced = new CopyOnWriteArrayList<>(); // parts of a trace
    private volatile CompletableFuture<Void> allTraced = new CompletableFuture<>();
    private int number;

    DevTools(URI page) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Hearing())
                .join();
    }

    static ObjectNode nothing() {
        return JSON.createObjectNode();
    }

    /** The result of a command. */
    synchronized JsonNode ask(String method, ObjectNode params) throws Exception {
        var answer = new CompletableFuture<JsonNode>();
        asked.put(++number, answer);
        var message = nothing().put("id", number).put("method", method);
        message.set("params", params);
        socket.sendText(message.toString(), true).join();
        var answered = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answered.has("error")) {
            throw new IllegalStateException(method + ": " + answered.get("error"));
        }
        return answered.path("result");
    }

    /** Errors and warnings in the console, and exceptions that nobody caught. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Addresses of all that was asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Ends a trace; all of its events. */
    List<JsonNode> traced() throws Exception {
        ask("Tracing.end", nothing());
        allTraced.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var events = new ArrayList<JsonNode>();
        traced.forEach(part -> part.forEach(events::add));
        traced.clear();
        allTraced = new CompletableFuture<>();
        return events;
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Answers go to whoever asked; of all else only complaints, requests and what is traced are kept. */
    private final class Hearing implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(String message) {
            try {
                var json = JSON.readTree(message);
                if (json.has("id")) {
                    asked.remove(json.get("id").asInt()).complete(json);
                } else {
                    hear(json.path("method").asText(), json.path("params"));
                }
            } catch (JsonProcessingException nonsense) {
                complaints.add(nonsense.toString());
            }
        }

        private void hear(String event, JsonNode params) {
            complaint(event, params).ifPresent(complaints::add);
            switch (event) {
                case "Network.requestWillBeSent" ->
                    requests.add(params.path("request").path("url").asText());
                case "Tracing.dataCollected" -> traced.add(params.path("value"));
                case "Tracing.tracingComplete" -> allTraced.complete(null);
                default -> {
                    // of no use here
                }
            }
        }
    }

    private static Optional<String> complaint(String event, JsonNode params) {
        return switch (event) {
            case "Runtime.exceptionThrown" -> Optional.of(params.toString());
            case "Runtime.consoleAPICalled" -> bad(params.path("type"), params.path("args"));
            case "Log.entryAdded" -> bad(params.path("entry").path("level"), params.path("entry"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> bad(JsonNode level, JsonNode what) {
        return BAD.contains(level.asText()) ? Optional.of(what.toString()) : Optional.empty();
    }
}
