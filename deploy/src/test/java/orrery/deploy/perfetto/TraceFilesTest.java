package orrery.deploy.perfetto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.perfetto.ReadTrace.Slice;
import orrery.deploy.perfetto.ReadTrace.Value;
import orrery.fabric.link.PortSeries;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Span;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Incident;
import orrery.node.recording.PlaceFile;
import orrery.node.recording.Recorded;
import orrery.node.recording.Recording;
import orrery.protocol.units.SimTime;

/** What is on record is in the trace, as those read it who know the published definition. */
class TraceFilesTest {
    private static final long NANO = 1000;
    private static final Topology TOPOLOGY = Topologies.named("hgx-h100");
    private static final String FAULT = "link down a, b";

    @TempDir
    Path folder;

    private Recording recording;

    /** Two devices that reduce together, twice at the same time; one request; a link with three buckets. */
    @BeforeEach
    void record() throws IOException {
        var spans = new ArrayList<Span>();
        for (var about = 7; about <= 8; about++) {
            for (var device = 0; device < 2; device++) {
                spans.add(new Span(100, device, Lane.COMMUNICATION, 10 * NANO, 90 * NANO, "all reduce", about));
            }
        }
        spans.add(new Span(200, 0, Lane.STEPS, 0, 200 * NANO, "step", 3));
        recording = recording(spans);
    }

    private Recording recording(List<Span> spans) throws IOException {
        try (var file = PlaceFile.create(Recording.file(folder, 0, 0), 0)) {
            spans.forEach(file::add);
            file.seal(List.of(new PortSeries(0, List.of(2), "nvlink4", 1 << 20, new long[] {5, 0, 6})));
        }
        return Recording.open(folder);
    }

    @Test
    void everythingOnRecordIsOnATrackOfItsDevice() throws IOException {
        var trace = ReadTrace.of(write(TraceFiles.MOST_BYTES).getFirst());

        assertEquals(5 + 1, trace.slices().size());
        assertEquals(
                List.of(5L, 0L, 6L, 0L),
                trace.values().stream().map(Value::value).toList());
        assertTrue(
                trace.values().stream().allMatch(value -> value.track().device().equals(TOPOLOGY.name(0))));
        var step = named(trace, "step (3)");
        assertEquals(List.of(0L, 200L), List.of(step.fromNs(), step.toNs()));
        assertEquals(TOPOLOGY.name(0), step.track().device());
        assertEquals("faults", named(trace, FAULT).track().device());
    }

    private static Slice named(ReadTrace trace, String name) {
        return trace.slices().stream()
                .filter(slice -> slice.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thoseWhoTakePartInACommunicationAreConnectedByItsFlow() throws IOException {
        var flows = ReadTrace.of(write(TraceFiles.MOST_BYTES).getFirst()).flows();
        assertEquals(
                Map.of(7L, 2, 8L, 2),
                flows.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, flow -> flow.getValue().size())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void whateverWasDoneIsThereOnceHoweverItWasSplit(long seed) throws IOException {
        recording = recording(drawn(new Random(seed)));
        var expected = new ArrayList<String>();
        try (var spans = recording.spans()) {
            spans.forEach(span -> expected.add(words(span)));
        }
        for (var mostBytes : List.of(TraceFiles.MOST_BYTES, 2_000L)) {
            var read = new ArrayList<String>();
            for (var file : write(mostBytes)) {
                ReadTrace.of(file).slices().forEach(slice -> read.add(words(slice)));
            }
            read.removeIf(words -> words.contains(FAULT));
            assertEquals(
                    expected.stream().sorted().toList(), read.stream().sorted().toList(), "seed " + seed);
        }
    }

    /** As devices are: in the order of when they are put on record, long and short ones, many at the same time. */
    private static List<Span> drawn(Random random) {
        var spans = new ArrayList<Span>();
        for (var number = 0; number < 300; number++) {
            var recordedPs = 700L * number;
            var fromPs = recordedPs - random.nextLong(recordedPs + 1) / 3;
            var toPs = recordedPs + random.nextLong(9_000);
            var lane = Lane.values()[random.nextInt(Lane.values().length)];
            spans.add(new Span(recordedPs, random.nextInt(4), lane, fromPs, toPs, "work", 1L + random.nextInt(40)));
        }
        return spans;
    }

    private static String words(Recorded span) {
        var about = span.lane() == Lane.KERNELS || span.lane() == Lane.COMMUNICATION ? "" : " (" + span.about() + ")";
        return String.join(
                " ",
                TOPOLOGY.name(span.device()),
                span.lane().name().toLowerCase(Locale.ROOT),
                span.what() + about,
                span.fromPs() / NANO + " to " + span.toPs() / NANO,
                span.lane() == Lane.COMMUNICATION ? List.of(span.about()).toString() : "[]");
    }

    private static String words(Slice slice) {
        return String.join(
                " ",
                slice.track().device(),
                slice.track().name(),
                slice.name(),
                slice.fromNs() + " to " + slice.toNs(),
                slice.flows().toString());
    }

    private List<Path> write(long mostBytes) throws IOException {
        var incident = new Incident(
                0,
                "link down",
                List.of("a", "b"),
                List.of(),
                new SimTime(50 * NANO),
                null,
                null,
                null,
                List.of(),
                List.of(),
                0,
                0);
        return TraceFiles.write(recording, TOPOLOGY, List.of(incident), folder, mostBytes);
    }
}
