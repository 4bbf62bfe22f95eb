package orrery.deploy.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.live.TypedFault;
import orrery.deploy.watch.PageFiles;
import orrery.fabric.actor.Conductor;
import orrery.node.outcome.Progress;
import orrery.node.watching.Glimpse;
import orrery.node.watching.PlaceGlance;
import orrery.protocol.units.SimTime;

/** A run that is watched, by a real client and by hostile ones. */
@Timeout(600)
final class WatchedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Stages stages;
    private Watched watched;

    @BeforeEach
    void listen() throws Exception {
        stages = new Stages(folder);
        watched = Watched.open(Bind.of("127.0.0.1", 0, Optional.empty()));
    }

    @AfterEach
    void close() {
        watched.close();
    }

    private void begin() throws IOException {
        watched.begins(Stages.SCENARIO, Stages.TOPOLOGY, stages.session(), stages::repace, 0);
    }

    private URI uri(String path) {
        return URI.create(watched.address()).resolve(path);
    }

    private HttpResponse<byte[]> send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode json(int status, String method, String path, String body) throws Exception {
        var answer = send(method, path, body);
        assertEquals(status, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        return JSON.readTree(answer.body());
    }

    private JsonNode get(String path) throws Exception {
        return json(200, "GET", path, "");
    }

    @Test
    void aFaultThatIsInjectedIsShownAndCanBeHealed() throws Exception {
        begin();
        var injected = json(201, "POST", "/api/v1/faults", "{\"action\": \"gpu.lost\", \"select\": \"gpu[3]\"}");
        assertEquals(0, injected.get("fault").asInt());

        var fault = get("/api/v1/faults").get("faults").get(0);
        assertTrue(fault.get("active").asBoolean());
        var devices = new TreeSet<Integer>();
        fault.get("devices").forEach(device -> devices.add(device.asInt()));
        assertTrue(devices.contains(Stages.TOPOLOGY.gpus()[3]), devices::toString);

        json(200, "DELETE", "/api/v1/faults/0", "");
        assertFalse(get("/api/v1/faults").get("faults").get(0).get("active").asBoolean());
    }

    @Test
    void aRunIsPausedSteppedAndResumedAtItsPace() throws Exception {
        begin();
        json(200, "POST", "/api/v1/pace", "{\"do\": \"pace\", \"span\": \"1 ms\"}");
        json(200, "POST", "/api/v1/pace", "{\"do\": \"pause\"}");
        assertEquals("paused", get("/api/v1/run").get("state").asText());
        json(200, "POST", "/api/v1/pace", "{\"do\": \"step\", \"span\": \"10 us\"}");
        json(200, "POST", "/api/v1/pace", "{\"do\": \"resume\"}");

        assertArrayEquals(new long[] {1_000_000_000, 0}, stages.paces.get(0));
        assertArrayEquals(new long[] {Conductor.PAUSED_PS, 0}, stages.paces.get(1));
        assertArrayEquals(new long[] {Conductor.PAUSED_PS, 10_000_000}, stages.paces.get(2));
        assertArrayEquals(new long[] {1_000_000_000, 0}, stages.paces.get(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POST   | /api/v1/faults   | {"action": "gpu.lots", "select": "gpu[3]"} | 422 | gpu.lost
            POST   | /api/v1/faults   | {"actoin": "gpu.lost"}                     | 400 | did you mean action?
            POST   | /api/v1/faults   | [1]                                        | 400 | no JSON object
            POST   | /api/v1/faults   | {                                          | 400 | no JSON
            DELETE | /api/v1/faults/7 | {}                                         | 422 | 7
            DELETE | /api/v1/faults/x | {}                                         | 400 | its number
            POST   | /api/v1/pace     | {"do": "paus"}                             | 400 | did you mean pause?
            POST   | /api/v1/pace     | {"do": "step", "span": "1 parsec"}         | 400 | virtual time
            PUT    | /api/v1/faults   | {}                                         | 405 | GET, POST
            GET    | /api/v1/nothing  | ~~                                         | 404 | openapi.yaml
            GET    | /api/v1/topology/99999 | ~~                                   | 404 | 0 to
            GET    | /api/v1/results  | ~~                                         | 409 | not over
            """)
    void whatMeansNothingIsRefusedInJsonWithAReason(String method, String path, String body, int status, String reason)
            throws Exception {
        begin();
        var error = json(status, method, path, body == null ? "" : body).get("error");

        assertEquals(status, error.get("status").asInt());
        assertTrue(error.toString().contains(reason), error.toString());
    }

    @Test
    void beforeTheRunBeginsThePageIsThereAndTheRunIsNot() throws Exception {
        assertEquals(200, send("GET", "/", "").statusCode());
        assertEquals(503, send("GET", "/api/v1/run", "").statusCode());
    }

    @Test
    void whoListensBeforeTheRunBeginsGetsTheWholeAsSoonAsItDoes() throws Exception {
        var answer =
                CLIENT.send(HttpRequest.newBuilder(uri("/api/v1/events")).build(), HttpResponse.BodyHandlers.ofLines());
        begin();
        assertEquals("whole", next(answer.body().iterator()));
    }

    @Test
    void whoListensGetsTheWholeAndThenWhatHappens() throws Exception {
        begin();
        var answer =
                CLIENT.send(HttpRequest.newBuilder(uri("/api/v1/events")).build(), HttpResponse.BodyHandlers.ofLines());
        var lines = answer.body().iterator();
        assertEquals("whole", next(lines));

        watched.reached(new Progress(new SimTime(5), 6, 7, 8, Progress.Unit.TOKENS));
        assertEquals("run", next(lines));
        watched.seen(
                0,
                new Glimpse(
                        1_000,
                        List.of(new Glimpse.Heard(0, 3, 1, "a", 0, 900, 900, false)),
                        List.of(new Glimpse.Stirred(Stages.TOPOLOGY.gpus()[0], 10, 0, 500))));
        assertEquals("tokens", next(lines));
        assertEquals("heat", next(lines));
        watched.places(List.of(new PlaceGlance(0, "here", 9, 2, 5, 6)));
        assertEquals("places", next(lines));
    }

    private static String next(Iterator<String> lines) {
        while (true) {
            var line = lines.next();
            if (line.startsWith("event: ")) {
                return line.substring("event: ".length());
            }
        }
    }

    @Test
    void aBodyOfAGigabyteIsRefusedUnread() throws Exception {
        begin();
        assertTrue(raw("POST /api/v1/faults HTTP/1.1\r\nHost: localhost:" + port()
                        + "\r\nContent-Length: 1000000000\r\n\r\n")
                .equals("HTTP/1.1 413"));
        assertEquals(413, send("POST", "/api/v1/faults", "x".repeat(70_000)).statusCode());
        assertEquals("preparing", get("/api/v1/run").get("state").asText());
    }

    @Test
    void aBodyThatComesInPiecesIsNoLarger() throws Exception {
        begin();
        var pieces = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[70_000]));
        var request =
                HttpRequest.newBuilder(uri("/api/v1/faults")).POST(pieces).header("Content-Type", "application/json");

        assertEquals(
                413,
                CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void manyWhoSayNothingKeepNobodyOut() throws Exception {
        begin();
        var silent = new ArrayList<Socket>();
        try {
            for (var number = 0; number < 100; number++) {
                silent.add(new Socket("127.0.0.1", port()));
            }
            assertEquals(200, send("GET", "/api/v1/run", "").statusCode());
        } finally {
            for (var socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void whoComesBackHearsWhatWasMissedAndNotTheWhole() throws Exception {
        begin();
        String id;
        try (var socket = new Socket("127.0.0.1", port())) {
            id = after(listen(socket, ""), "id: ");
        }
        watched.reached(new Progress(new SimTime(5), 6, 7, 8, Progress.Unit.TOKENS));
        try (var socket = new Socket("127.0.0.1", port())) {
            assertEquals("run", after(listen(socket, "Last-Event-ID: " + id + "\r\n"), "event: "));
        }
        try (var socket = new Socket("127.0.0.1", port())) {
            assertEquals("whole", after(listen(socket, "Last-Event-ID: 7\r\n"), "event: "));
        }
    }

    private BufferedReader listen(Socket socket, String header) throws IOException {
        socket.setSoTimeout(30_000);
        var head = "GET /api/v1/events HTTP/1.1\r\nHost: localhost:" + port() + "\r\n" + header + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String after(BufferedReader lines, String word) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length());
            }
        }
        throw new IOException("the stream ended before " + word);
    }

    @Test
    void aPageThatIsNeverClosedKeepsNobodyForEver() throws Exception {
        begin();
        try (var socket = new Socket("127.0.0.1", port())) {
            after(listen(socket, ""), "event: ");
            watched.over("as expected", Optional.empty());
            watched.linger(Duration.ofSeconds(1));
            watched.close();
        }
    }

    @Test
    void aForeignHostIsRefused() throws Exception {
        begin();
        assertTrue(raw("GET /api/v1/run HTTP/1.1\r\nHost: evil.example\r\n\r\n").equals("HTTP/1.1 403"));
    }

    @Test
    void aHeadThatNeverEndsIsHungUpOn() throws Exception {
        begin();
        assertEquals("", raw("GET /api/v1/run HTTP/1.1\r\nHost: loc"));
        assertEquals(200, send("GET", "/api/v1/run", "").statusCode());
    }

    private int port() {
        return URI.create(watched.address()).getPort();
    }

    /** Everything up to the end of the connection, or of the head. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void whenItIsOverItsResultsAreThereAndNothingMoreIsDone() throws Exception {
        begin();
        var results = Files.createDirectories(folder.resolve("results"));
        Files.writeString(results.resolve("summary.json"), "{}");

        watched.over("as expected", Optional.of(results));

        assertEquals("over", get("/api/v1/run").get("state").asText());
        assertEquals(409, send("POST", "/api/v1/pace", "{\"do\": \"pause\"}").statusCode());
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(send("GET", "/api/v1/results", "").body()))) {
            assertEquals("results/summary.json", zip.getNextEntry().getName());
        }
        watched.linger();
    }

    @Test
    void theDocumentNamesEveryPathAndMethodAndNoOther() throws Exception {
        var documented = new TreeSet<String>();
        var paths = new ObjectMapper(new YAMLFactory()).readTree(OpenApi.text()).get("paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                documented.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        documented.removeIf(one -> one.startsWith("PARAMETERS "));

        var routes = new TreeSet<String>();
        new Routes(Optional::empty, Optional::empty, Optional.empty())
                .table()
                .forEach(route -> routes.add(route.method() + " " + route.path()));

        assertEquals(routes, documented);
    }

    @Test
    void theDocumentNamesEveryFieldOfAFaultAndNoOther() throws Exception {
        var schemas =
                new ObjectMapper(new YAMLFactory()).readTree(OpenApi.text()).at("/components/schemas");
        var documented = new TreeSet<String>();
        schemas.at("/Fault/properties").fieldNames().forEachRemaining(documented::add);

        assertEquals(new TreeSet<>(TypedFault.KEYS), documented);
    }

    @Test
    void theTopologyIsSmallAndNamesEveryDevice() throws Exception {
        begin();
        var topology = get("/api/v1/topology");
        assertEquals(Stages.TOPOLOGY.devices(), topology.get("name_of").size());
        var wires = 0;
        for (var bundle : topology.get("bundles")) {
            wires += bundle.get("wires").asInt();
        }
        assertEquals(Stages.TOPOLOGY.links(), 2 * wires);
        assertTrue(get("/api/v1/topology/0").get("links").size() > 0);
    }

    @Test
    void everyFileOfThePageIsServedAndAsksForNothingElsewhere() throws Exception {
        for (var name : PageFiles.names()) {
            var file = send("GET", "/" + name, "");
            assertEquals(200, file.statusCode(), name);
            assertNotNull(file.headers().firstValue("Content-Security-Policy").orElse(null), name);
            if (!name.startsWith("vendor/") && !name.endsWith(".svg")) {
                assertFalse(
                        new String(file.body(), StandardCharsets.UTF_8)
                                .matches("(?s).*(src|href|from|import|url)\\W{1,3}(https?:)?//.*"),
                        name);
            }
        }
        assertEquals(404, send("GET", "/../openapi.yaml", "").statusCode());
    }
}
