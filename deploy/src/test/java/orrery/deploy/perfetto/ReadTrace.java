package orrery.deploy.perfetto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A trace as whoever knows the published definition reads it. Nothing in it may be unknown, on a track that was not described, out
 * of order on its track, or left open.
 */
public final class ReadTrace {
    /** Nanoseconds, as the definition has them. */
    public record Slice(Track track, String name, long fromNs, long toNs, List<Long> flows) {}

    /** Of a counter. */
    public record Value(Track track, long atNs, long value) {}

    /**
     * @param parent null for one of its own
     * @param isProcess whether it stands for a device
     * @param counts whether it has values and no slices
     */
    public record Track(long uuid, String name, Track parent, boolean isProcess, boolean counts) {
        /** Its device; its own name where it belongs to none. */
        public String device() {
            return parent == null ? name : parent.device();
        }
    }

    private final Map<Long, Track> tracks = new LinkedHashMap<>();
    private final Map<Track, Slice> open = new HashMap<>();
    private final Map<Track, Long> lastNs = new HashMap<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();

    private ReadTrace() {}

    /** A whole file. */
    public static ReadTrace of(Path file) throws IOException {
        var trace = new ReadTrace();
        for (var packet : PublishedForm.packets(file)) {
            assertTrue(packet.number("trusted_packet_sequence_id") > 0, "of no sequence");
            if (packet.has("track_descriptor")) {
                trace.describe(packet.inside("track_descriptor"));
            } else {
                trace.event(packet.number("timestamp"), packet.inside("track_event"));
            }
        }
        assertEquals(Map.of(), trace.open, "slices without an end");
        return trace;
    }

    public List<Track> tracks() {
        return List.copyOf(tracks.values());
    }

    /** In the order in which they ended. */
    public List<Slice> slices() {
        return slices;
    }

    public List<Value> values() {
        return values;
    }

    /** By the number of the flow. */
    public Map<Long, List<Slice>> flows() {
        var flows = new LinkedHashMap<Long, List<Slice>>();
        slices.forEach(slice -> slice.flows()
                .forEach(flow ->
                        flows.computeIfAbsent(flow, _ -> new ArrayList<>()).add(slice)));
        return flows;
    }

    private void describe(Fields described) {
        var isProcess = described.has("process");
        var name = isProcess ? described.inside("process").text("process_name") : described.text("name");
        var parent = described.has("parent_uuid") ? track(described.number("parent_uuid")) : null;
        assertFalse(name.isBlank(), "a track without a name");
        assertTrue(!isProcess || described.inside("process").number("pid") > 0, "a process without a number");
        var track = new Track(described.number("uuid"), name, parent, isProcess, described.has("counter"));
        assertNull(tracks.put(track.uuid(), track), () -> track + " is described twice");
    }

    private Track track(long uuid) {
        var track = tracks.get(uuid);
        assertNotNull(track, () -> uuid + " was not described by then");
        return track;
    }

    private void event(long atNs, Fields event) {
        var track = track(event.number("track_uuid"));
        assertTrue(lastNs.merge(track, atNs, (last, now) -> now >= last ? now : -1) >= 0, () -> track + " goes back");
        switch (event.word("type")) {
            case "TYPE_SLICE_BEGIN" -> begin(track, atNs, event);
            case "TYPE_SLICE_END" -> end(track, atNs);
            case "TYPE_COUNTER" -> count(new Value(track, atNs, event.number("counter_value")));
            default -> throw new AssertionError(event);
        }
    }

    private void begin(Track track, long atNs, Fields event) {
        assertFalse(track.counts(), () -> track + " has values and no slices");
        var flows = event.numbers("flow_ids").boxed().collect(Collectors.toList());
        var before = open.put(track, new Slice(track, event.text("name"), atNs, -1, flows));
        assertNull(before, () -> before + " goes on");
    }

    private void end(Track track, long atNs) {
        var begun = open.remove(track);
        assertNotNull(begun, () -> track + " has nothing to end");
        slices.add(new Slice(track, begun.name(), begun.fromNs(), atNs, begun.flows()));
    }

    private void count(Value value) {
        assertTrue(value.track().counts(), () -> value.track() + " counts nothing");
        values.add(value);
    }
}
