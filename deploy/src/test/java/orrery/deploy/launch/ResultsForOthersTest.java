package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.browser.Chromium;
import orrery.deploy.page.OpenedReport;
import orrery.deploy.perfetto.ReadTrace;
import orrery.deploy.perfetto.ReadTrace.Slice;
import orrery.deploy.perfetto.ReadTrace.Track;
import orrery.deploy.perfetto.ReadTrace.Value;
import orrery.deploy.watch.ChromiumProgram;

/** What a real run leaves, as other people's tools read it: the trace by its published definition, the report in a browser. */
@Timeout(600)
final class ResultsForOthersTest {
    private static final String SCENARIO = """
            topology: hgx-h100
            plan: {tensor_parallel: 2}
            load: {count: 3, new_tokens: 4}
            faults:
              - {at: 100 us, for: 300 us, action: gpu.slowed, select: "gpu[1]", effect: 0.5}
            """;
    private static final long PICOS_PER_NANO = 1000;

    @TempDir
    private static Path folder;

    private static Path results;
    private static ReadTrace trace;

    @BeforeAll
    static void run() throws IOException {
        var scenario = Files.writeString(folder.resolve("small.yaml"), SCENARIO);
        results = folder.resolve("results");
        var jvm = new InThisJvm();
        assertEquals(0, jvm.orrery("run", scenario.toString(), "--out", results.toString()), jvm.err::toString);
        trace = ReadTrace.of(results.resolve("trace.pftrace"));
    }

    private static List<Map<String, String>> rows(String table) throws IOException {
        var reader = new CsvMapper()
                .readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader());
        try (var rows =
                reader.<Map<String, String>>readValues(results.resolve(table).toFile())) {
            return rows.readAll();
        }
    }

    private static List<JsonNode> events(String happened) throws IOException {
        var json = new ObjectMapper();
        var found = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(results.resolve("events.jsonl"))) {
            var event = json.readTree(line);
            if (event.get("event").asText().equals(happened)) {
                found.add(event);
            }
        }
        return found;
    }

    private static long nanos(JsonNode event) {
        return event.get("time_ps").asLong() / PICOS_PER_NANO;
    }

    @Test
    void everyDeviceThatWorkedHasItsTracksAndNoOther() throws IOException {
        var names = rows("devices.csv").stream().map(row -> row.get("device")).collect(Collectors.toSet());
        var busy = rows("devices.csv").stream()
                .filter(row -> Double.parseDouble(row.get("busy_ms")) > 0)
                .map(row -> row.get("device"))
                .collect(Collectors.toSet());
        var traced = trace.tracks().stream()
                .filter(Track::isProcess)
                .map(Track::name)
                .toList();

        assertEquals(traced.size(), Set.copyOf(traced).size(), traced::toString);
        assertTrue(names.containsAll(traced), traced::toString);
        assertTrue(traced.containsAll(busy), busy::toString);
        assertFalse(busy.isEmpty());
    }

    @Test
    void everyRequestIsASpanToItsFirstTokenAndOneToItsLast() throws IOException {
        var expected = new ArrayList<String>();
        var tokens = events("token").stream()
                .collect(Collectors.groupingBy(token -> token.get("request").asInt()));
        for (var sent : events("request_sent")) {
            var request = sent.get("request").asInt();
            var firstNs = nanos(tokens.get(request).getFirst());
            expected.add("to its first token (" + request + ") " + nanos(sent) + " to " + firstNs);
            expected.add("from its first token to its last (" + request + ") " + firstNs + " to "
                    + nanos(tokens.get(request).getLast()));
        }
        var spans = trace.slices().stream()
                .filter(slice -> slice.track().name().equals("requests"))
                .map(slice -> slice.name().replace("request, ", "") + " " + slice.fromNs() + " to " + slice.toNs());

        assertEquals(2 * 3, expected.size());
        assertEquals(expected.stream().sorted().toList(), spans.sorted().toList());
    }

    @Test
    void everyFaultIsMarkedFromWhenItStruckUntilItWasHealed() throws IOException {
        var struck = events("fault_struck").getFirst();
        var healed = events("fault_healed").getFirst();
        var marks = trace.slices().stream()
                .filter(slice -> slice.track().device().equals("faults"))
                .toList();

        assertEquals(1, marks.size(), marks::toString);
        assertEquals(
                "gpu.slowed " + struck.get("devices").get(0).asText(),
                marks.getFirst().name());
        assertEquals(nanos(struck), marks.getFirst().fromNs());
        assertEquals(nanos(healed), marks.getFirst().toNs());
    }

    @Test
    void allWhoTakePartInACommunicationMeetInItsFlow() {
        var flows = trace.flows();

        assertFalse(flows.isEmpty());
        flows.forEach((flow, met) -> {
            assertEquals(2, met.size(), () -> flow + ": " + met); // ranks of the plan
            assertEquals(
                    2,
                    met.stream().map(Slice::track).map(Track::device).distinct().count());
            assertEquals(1, met.stream().map(Slice::name).distinct().count());
        });
        var communications = trace.slices().stream()
                .filter(slice -> slice.track().name().equals("communication"))
                .count();
        assertEquals(2L * flows.size(), communications);
    }

    @Test
    void countersAddUpToWhatTheLinksCarried() throws IOException {
        var carried = rows("links.csv").stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("device"),
                        TreeMap::new,
                        Collectors.summingLong(row -> Long.parseLong(row.get("wire_bytes")))));
        var counted = trace.values().stream()
                .collect(Collectors.groupingBy(
                        value -> value.track().device(), TreeMap::new, Collectors.summingLong(Value::value)));

        assertEquals(carried, counted);
        assertTrue(carried.values().stream().mapToLong(bytes -> bytes).sum() > 0);
    }

    @Test
    void theReportIsSeenInABrowserThatAsksNobodyForAnything(@TempDir Path profile) throws Exception {
        try (var chromium = Chromium.open(ChromiumProgram.orSkip(), profile)) {
            var report = new OpenedReport(chromium, results.resolve("report.html"));
            report.canBeSeen();
            report.canBePlayed();
            report.asksForNothing();
            chromium.shoot(Path.of("target", "report.png"));
        }
    }
}
