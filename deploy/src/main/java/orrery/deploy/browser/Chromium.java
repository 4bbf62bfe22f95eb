package orrery.deploy.browser;

import static orrery.deploy.browser.DevTools.nothing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Chromium without a screen, with one page in it, as a person uses it. */
public final class Chromium implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final List<Integer> USUAL_WINDOW = List.of(1280, 800);

    /** Of an element, as soon as it stays where it is. */
    private static final String MIDDLE = """
            (async () => {
              const element = document.querySelector('%s');
              element.scrollIntoView({ block: 'center' });
              let before = null;
              for (;;) {
                const { x, y, width, height } = element.getBoundingClientRect();
                const now = [x + width / 2, y + height / 2];
                if (before && before.every((part, at) => part === now[at])) {
                  return now;
                }
                before = now;
                await new Promise((done) => setTimeout(done, 60));
              }
            })()""";

    private final Process process;
    private final DevTools page;

    private Chromium(Process process, DevTools page) {
        this.process = process;
        this.page = page;
    }

    /**
     * With an empty page.
     *
     * @param profile a folder of its own
     */
    public static Chromium open(Path program, Path profile) throws Exception {
        return open(program, profile, USUAL_WINDOW);
    }

    /** As {@link #open(Path, Path)}, where the window is so many points wide and high. */
    public static Chromium open(Path program, Path profile, List<Integer> window) throws Exception {
        var process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--remote-debugging-port=0",
                        "--window-size=" + window.get(0) + "," + window.get(1),
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("out.txt").toFile())
                .start();
        var chromium = new Chromium(process, new DevTools(page(process, profile.resolve("DevToolsActivePort"))));
        for (var domain : List.of("Page", "Runtime", "Log", "Network")) {
            chromium.page.ask(domain + ".enable", nothing());
        }
        return chromium;
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
            for (var target : DevTools.JSON.readTree(answer.body())) {
                if (target.path("type").asText().equals("page")) {
                    return URI.create(target.get("webSocketDebuggerUrl").asText());
                }
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Until it is loaded. */
    public void visit(String address) throws Exception {
        var answer = page.ask("Page.navigate", nothing().put("url", address));
        if (answer.has("errorText")) {
            throw new IOException(address + ": " + answer.get("errorText").asText());
        }
        until("document.readyState === 'complete'");
    }

    /** What an expression is, as JSON. */
    public JsonNode value(String expression) throws Exception {
        var params = nothing()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true);
        var answer = page.ask("Runtime.evaluate", params);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        return answer.path("result").path("value");
    }

    /** Runs a script in every page before its own. */
    public void prepare(String script) throws Exception {
        page.ask("Page.addScriptToEvaluateOnNewDocument", nothing().put("source", script));
    }

    /** Waits until an expression, or what it promises, is true. */
    public void until(String expression) throws Exception {
        var beganNanos = System.nanoTime();
        while (!value("Promise.resolve(" + expression + ").then((one) => !!one)")
                .asBoolean()) {
            if (System.nanoTime() - beganNanos > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                var words = value("document.body.innerText").asText();
                throw new AssertionError(
                        "never true: " + expression + "; complaints: " + complaints() + "; page: " + words);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** With the mouse, where it is on the screen. */
    public void click(double x, double y) throws Exception {
        for (var type : List.of("mousePressed", "mouseReleased")) {
            mouse(type, x, y, nothing().put("button", "left").put("clickCount", 1));
        }
    }

    /** Points there. */
    public void point(double x, double y) throws Exception {
        mouse("mouseMoved", x, y, nothing());
    }

    private void mouse(String type, double x, double y, ObjectNode params) throws Exception {
        page.ask(
                "Input.dispatchMouseEvent", params.put("type", type).put("x", x).put("y", y));
    }

    /** In the middle of an element. */
    public void click(String selector) throws Exception {
        var at = middle(selector);
        click(at.get(0).asDouble(), at.get(1).asDouble());
    }

    /** Points at the middle of an element. */
    public void point(String selector) throws Exception {
        var at = middle(selector);
        point(at.get(0).asDouble(), at.get(1).asDouble());
    }

    private JsonNode middle(String selector) throws Exception {
        return value(MIDDLE.formatted(selector));
    }

    public void press(String key) throws Exception {
        for (var type : List.of("keyDown", "keyUp")) {
            page.ask("Input.dispatchKeyEvent", nothing().put("type", type).put("key", key));
        }
    }

    /** @param scheme {@code light} or {@code dark} */
    public void prefer(String scheme) throws Exception {
        var params = nothing();
        params.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        page.ask("Emulation.setEmulatedMedia", params);
    }

    /**
     * What the browser does from now on, as {@link #traced} tells.
     *
     * @param categories of its tracer
     */
    public void trace(List<String> categories) throws Exception {
        var params = nothing().put("transferMode", "ReportEvents");
        var included = params.putObject("traceConfig").putArray("includedCategories");
        categories.forEach(included::add);
        page.ask("Tracing.start", params);
    }

    /** All that it did since it was asked to keep it, in Chromium's trace event format. */
    public List<JsonNode> traced() throws Exception {
        return page.traced();
    }

    /** What is on the screen, as a picture. */
    public void shoot(Path png) throws Exception {
        var shot = page.ask("Page.captureScreenshot", nothing().put("format", "png"));
        Files.createDirectories(png.toAbsolutePath().getParent());
        Files.write(png, Base64.getDecoder().decode(shot.path("data").asText()));
    }

    /** Errors and warnings in the console, and exceptions that nobody caught. */
    public List<String> complaints() {
        return page.complaints();
    }

    /** Addresses of all that pages asked for. */
    public List<String> requests() {
        return page.requests();
    }

    @Override
    public void close() throws Exception {
        page.close();
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
}
