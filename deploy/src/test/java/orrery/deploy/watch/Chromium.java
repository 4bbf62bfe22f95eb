package orrery.deploy.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Chromium without a screen, driven by its DevTools protocol: no driver and no library, the JDK has a web socket. Found by
 * {@code ORRERY_CHROMIUM} or on the path; Debian has it as {@code chromium-headless-shell}.
 */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome-headless-shell");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Process process;
    private final WebSocket socket;
    private final ConcurrentHashMap<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private int number;

    private Chromium(Process process, URI page) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Hearing())
                .join();
    }

    /** Empty where this machine has none. */
    public static Optional<Path> find() {
        var named = Optional.ofNullable(System.getenv("ORRERY_CHROMIUM")).map(Path::of);
        return named.or(() -> Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst());
    }

    /** With an empty page of its own. */
    public static Chromium open(Path program, Path profile) throws Exception {
        var process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--window-size=1280,800",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("out.txt").toFile())
                .start();
        var chromium = new Chromium(process, page(process, profile.resolve("DevToolsActivePort")));
        chromium.ask("Page.enable", nothing());
        chromium.ask("Runtime.enable", nothing());
        chromium.ask("Log.enable", nothing());
        return chromium;
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** It writes its port into a file once it listens. */
    private static URI page(Process process, Path port) throws Exception {
        while (!Files.exists(port) || Files.readAllLines(port).isEmpty()) {
            if (!process.isAlive()) {
                throw new IOException("chromium ended: " + Files.readString(port.resolveSibling("out.txt")));
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        var list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list");
        while (true) {
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString());
            for (var target : JSON.readTree(answer.body())) {
                if (target.path("type").asText().equals("page")) {
                    return URI.create(target.get("webSocketDebuggerUrl").asText());
                }
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private synchronized JsonNode ask(String method, ObjectNode params) throws Exception {
        var answer = new CompletableFuture<JsonNode>();
        asked.put(++number, answer);
        var message = nothing().put("id", number).put("method", method);
        message.set("params", params);
        socket.sendText(message.toString(), true).join();
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public void visit(String address) throws Exception {
        ask("Page.navigate", nothing().put("url", address));
    }

    /** What an expression is, as JSON. */
    public JsonNode value(String expression) throws Exception {
        var params = nothing()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true);
        var answer = ask("Runtime.evaluate", params);
        if (answer.path("result").has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        return answer.path("result").path("result").path("value");
    }

    /** Waits until an expression is true. */
    public void until(String expression) throws Exception {
        var beganNanos = System.nanoTime();
        while (!value("!!(" + expression + ")").asBoolean()) {
            if (System.nanoTime() - beganNanos > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new AssertionError("never true: " + expression + "; complaints: " + complaints);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** With the mouse, where it is. */
    public void click(double x, double y) throws Exception {
        for (var type : List.of("mousePressed", "mouseReleased")) {
            ask(
                    "Input.dispatchMouseEvent",
                    nothing()
                            .put("type", type)
                            .put("x", x)
                            .put("y", y)
                            .put("button", "left")
                            .put("clickCount", 1));
        }
    }

    /** In the middle of an element. */
    public void click(String selector) throws Exception {
        var at = value("(() => { const e = document.querySelector('" + selector
                + "'); e.scrollIntoView(); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()");
        click(at.get(0).asDouble(), at.get(1).asDouble());
    }

    public void press(String key) throws Exception {
        for (var type : List.of("keyDown", "keyUp")) {
            ask("Input.dispatchKeyEvent", nothing().put("type", type).put("key", key));
        }
    }

    public void prefer(String scheme) throws Exception {
        var params = nothing();
        params.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", scheme);
        ask("Emulation.setEmulatedMedia", params);
    }

    /** As a small picture. */
    public void shoot(Path png) throws Exception {
        var shot = ask("Page.captureScreenshot", nothing().put("format", "png"));
        Files.write(png, Base64.getDecoder().decode(shot.path("result").path("data").asText()));
    }

    /** Errors in the console, and exceptions. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        var helpers = process.descendants().toList(); // they write into the profile, too
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        helpers.forEach(ProcessHandle::destroyForcibly);
        for (var helper : helpers) {
            helper.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Answers go to whoever asked; of all else complaints alone are kept. */
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
                    complaint(json).ifPresent(complaints::add);
                }
            } catch (IOException nonsense) {
                complaints.add(nonsense.toString());
            }
        }
    }

    private static Optional<String> complaint(JsonNode event) {
        var found = new ArrayList<String>();
        switch (event.path("method").asText()) {
            case "Runtime.exceptionThrown" -> found.add(event.toString());
            case "Log.entryAdded" -> {
                var entry = event.path("params").path("entry");
                if (entry.path("level").asText().equals("error")) {
                    found.add(entry.path("text").asText() + " " + entry.path("url").asText());
                }
            }
            default -> {}
        }
        return found.stream().findFirst();
    }
}
