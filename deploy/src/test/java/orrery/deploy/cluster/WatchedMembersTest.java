package orrery.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.engine.HostPort;
import orrery.fabric.placement.Placement;
import orrery.fabric.topology.Topologies;

/** The page of a member shows all of a run that others take part in, too, and does what its console lets people do. Three processes. */
@Timeout(600)
final class WatchedMembersTest {
    private static final Pattern ADDRESS = Pattern.compile("watch it at (\\S+)");
    private static final String FAULT =
            "{\"action\": \"nvlink.degraded\", \"select\": \"gpu[1].link[*]\", \"effect\": \"0.5\"}";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<OrreryProcess> started = new ArrayList<>();
    private OrreryProcess console;
    private URI member;
    private URI here;

    @BeforeEach
    void begin() throws Exception {
        var scenario = Files.writeString(folder.resolve("small.yaml"), """
                topology: hgx-h100
                plan: {tensor_parallel: 8}
                load: {count: 2, new_tokens: 64}
                """);
        var seed = freePort();
        orrery("node", "--listen", seed.toString(), "--seed", seed.toString(), "--threads", "1");
        var watched = orrery(
                "node",
                "--listen",
                freePort().toString(),
                "--seed",
                seed.toString(),
                "--threads",
                "1",
                "--watch",
                "--port",
                "0");
        started.forEach(one -> one.saying("is a member"));
        console = orrery(
                "run",
                scenario.toString(),
                "--join",
                seed.toString(),
                "--jvms",
                "2",
                "--watch",
                "--port",
                "0",
                "--pace",
                "20us/s",
                "--no-out",
                "--checkpoint-every",
                "off");
        member = address(watched);
        here = address(console);
        until(member, "run", run -> run.path("open").asBoolean());
    }

    private static HostPort freePort() throws Exception {
        try (var socket = new java.net.ServerSocket(0)) {
            return new HostPort("127.0.0.1", socket.getLocalPort());
        }
    }

    private OrreryProcess orrery(String... words) throws Exception {
        started.add(OrreryProcess.start(words));
        return started.getLast();
    }

    private static URI address(OrreryProcess process) {
        var found = ADDRESS.matcher(process.saying("watch it at").errors());
        assertTrue(found.find());
        return URI.create(found.group(1));
    }

    @AfterEach
    void end() throws Exception {
        for (var one : started.reversed()) {
            one.close();
        }
    }

    private HttpResponse<String> call(URI page, String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(page.resolve("/api/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(URI page, String path) throws Exception {
        return new ObjectMapper().readTree(call(page, "GET", path, "").body());
    }

    private void until(URI page, String path, Predicate<JsonNode> holds) throws Exception {
        while (!holds.test(json(page, path))) {
            Thread.sleep(50);
        }
    }

    /** What whoever opens the page is told first. */
    private JsonNode whole(URI page) throws Exception {
        var request = HttpRequest.newBuilder(page.resolve("/api/v1/events")).build();
        try (var lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            var data = lines.dropWhile(line -> !line.equals("event: whole"))
                    .filter(line -> line.startsWith("data: "))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readTree(data.substring("data: ".length()));
        }
    }

    /** Whether something of both places has been seen there. */
    private static boolean isOfBoth(JsonNode whole) {
        var topology = Topologies.named("hgx-h100");
        var placement = Placement.of(topology, 2);
        var seen = new ArrayList<Integer>();
        whole.at("/heat/devices")
                .forEach(one -> seen.add(placement.jvm(one.get(0).asInt())));
        return IntStream.range(0, 2).allMatch(seen::contains)
                && whole.path("places").size() == 2;
    }

    @Test
    void allOfTheRunIsShownByAMemberAndIsPausedSteppedStruckAndHealedFromThere() throws Exception {
        while (!isOfBoth(whole(member))) {
            Thread.sleep(100);
        }
        assertEquals(200, call(member, "POST", "pace", "{\"do\": \"pause\"}").statusCode());
        until(here, "run", run -> run.path("state").asText().equals("paused"));
        until(member, "run", run -> run.path("state").asText().equals("paused"));
        assertEquals(
                200,
                call(member, "POST", "pace", "{\"do\": \"step\", \"span\": \"5 us\"}")
                        .statusCode());

        var struck = call(member, "POST", "faults", FAULT);
        assertEquals(201, struck.statusCode(), struck.body());
        assertEquals(1, json(here, "faults").get("faults").size(), "once, however often it was said");
        until(member, "faults", faults -> faults.at("/faults/0/action").asText().equals("nvlink.degraded"));
        assertEquals(
                422,
                call(member, "POST", "faults", FAULT.replace("gpu[1]", "gpu[99]"))
                        .statusCode());
        assertEquals(
                200,
                call(member, "POST", "pace", "{\"do\": \"step\", \"span\": \"5 us\"}")
                        .statusCode());
        assertEquals(200, call(member, "DELETE", "faults/0", "").statusCode());

        assertEquals(200, call(member, "POST", "pace", "{\"do\": \"free\"}").statusCode());
        until(member, "run", run -> run.path("state").asText().equals("over"));
        assertEquals(0, console.exitValue(), console.errors());
    }

    @Test
    void whereTheConsoleIsLostTheMemberSaysSoAndStaysForTheNextRun() throws Exception {
        console.kill();

        until(member, "run", run -> run.path("state").asText().equals("over"));
        var said = json(member, "run").get("ending").asText();
        assertTrue(said.contains("gone"), said);
        assertEquals(409, call(member, "POST", "faults", FAULT).statusCode());
    }
}
