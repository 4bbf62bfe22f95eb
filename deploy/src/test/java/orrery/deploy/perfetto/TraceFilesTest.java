package orrery.deploy.perfetto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.fabric.link.PortSeries;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Span;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Incident;
import orrery.node.recording.PlaceFile;
import orrery.node.recording.Recording;
import orrery.protocol.units.SimTime;

class TraceFilesTest {
    private static final long NANO = 1000;
    private static final Topology TOPOLOGY = Topologies.named("hgx-h100");

    @TempDir
    Path folder;

    private Recording recording;

    /** Two devices that reduce together, twice at the same time; one request; a link with three buckets. */
    @BeforeEach
    void record() throws IOException {
        try (var file = PlaceFile.create(Recording.file(folder, 0, 0), 0)) {
            for (var about = 7; about <= 8; about++) {
                for (var device = 0; device < 2; device++) {
                    file.add(new Span(100, device, Lane.COMMUNICATION, 10 * NANO, 90 * NANO, "all reduce", about));
                }
            }
            file.add(new Span(200, 0, Lane.STEPS, 0, 200 * NANO, "step", 3));
            file.seal(List.of(new PortSeries(0, List.of(2), "nvlink4", 1 << 20, new long[] {5, 0, 6})));
        }
        recording = Recording.open(folder);
    }

    @Test
    void everySliceBeginsAndEndsOnATrackThatIsDescribedAndNoneOverlapsAnother() throws IOException {
        var trace = read(write(TraceFiles.MOST_BYTES).getFirst());
        assertEquals(5 + 1, trace.begun);
        assertTrue(trace.names.containsAll(Set.of("all reduce", "step (3)", "link down a, b")), trace.names::toString);
        assertTrue(trace.processes.contains(TOPOLOGY.name(0)), trace.processes::toString);
        assertEquals(List.of(5L, 0L, 6L, 0L), trace.values);
    }

    @Test
    void thoseWhoTakePartInACommunicationAreConnectedByItsFlow() throws IOException {
        assertEquals(Map.of(7L, 2, 8L, 2), read(write(TraceFiles.MOST_BYTES).getFirst()).flows);
    }

    @Test
    void aTraceThatIsTooLargeIsSplitAndEachPartOpensByItself() throws IOException {
        var files = write(100);
        assertTrue(files.size() > 2, files::toString);
        var begun = 0;
        for (var file : files) {
            begun += read(file).begun;
        }
        assertEquals(5 + 1, begun);
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

    /** What is in a file, read by the public field numbers, packet by packet. */
    private static final class Trace {
        final Set<Long> described = new HashSet<>();
        final Set<Long> open = new HashSet<>();
        final Set<String> names = new HashSet<>();
        final Set<String> processes = new HashSet<>();
        final Map<Long, Integer> flows = new HashMap<>();
        final List<Long> values = new ArrayList<>();
        int begun;

        void packet(UnknownFieldSet packet) throws InvalidProtocolBufferException {
            if (packet.hasField(60)) {
                describe(inside(packet, 60));
            } else {
                event(inside(packet, 11));
                assertEquals(1, packet.getField(8).getVarintList().size());
            }
        }

        private void describe(UnknownFieldSet track) throws InvalidProtocolBufferException {
            described.add(track.getField(1).getVarintList().getFirst());
            if (track.hasField(3)) {
                processes.add(inside(track, 3)
                        .getField(6)
                        .getLengthDelimitedList()
                        .getFirst()
                        .toStringUtf8());
            }
            if (track.hasField(5)) {
                assertTrue(described.containsAll(track.getField(5).getVarintList()));
            }
        }

        private void event(UnknownFieldSet event) {
            var track = event.getField(11).getVarintList().getFirst();
            assertTrue(described.contains(track));
            switch (event.getField(9).getVarintList().getFirst().intValue()) {
                case 1 -> {
                    assertTrue(open.add(track), "two at a time");
                    begun++;
                    names.add(event.getField(23)
                            .getLengthDelimitedList()
                            .getFirst()
                            .toStringUtf8());
                    event.getField(47).getFixed64List().forEach(flow -> flows.merge(flow, 1, Integer::sum));
                }
                case 2 -> assertTrue(open.remove(track));
                case 4 -> values.add(event.getField(30).getVarintList().getFirst());
                default -> throw new AssertionError(event);
            }
        }

        private static UnknownFieldSet inside(UnknownFieldSet message, int field)
                throws InvalidProtocolBufferException {
            return UnknownFieldSet.parseFrom(
                    message.getField(field).getLengthDelimitedList().getFirst());
        }
    }

    private static Trace read(Path file) throws IOException {
        var trace = new Trace();
        for (var packet :
                UnknownFieldSet.parseFrom(Files.readAllBytes(file)).getField(1).getLengthDelimitedList()) {
            trace.packet(UnknownFieldSet.parseFrom(packet));
        }
        assertTrue(trace.open.isEmpty());
        return trace;
    }
}
