package orrery.deploy.perfetto;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orrery.fabric.link.PortSeries;
import orrery.fabric.time.Lane;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Incident;
import orrery.node.recording.Recorded;
import orrery.node.recording.Recording;
import orrery.protocol.units.SimTime;

/** Writes a recording as a trace, streaming: memory does not grow with it. */
public final class TraceFiles {
    /** Of one file: what the viewer in a browser still opens with ease. */
    public static final long MOST_BYTES = 200L << 20;

    private static final long FAULTS = 1;

    private final Topology topology;
    private final Parts parts;
    private final Map<Long, Long> endsPs = new HashMap<>(); // by track, of the last slice on it

    private TraceFiles(Topology topology, Parts parts) {
        this.topology = topology;
        this.parts = parts;
    }

    /**
     * {@code trace.pftrace} in a folder, and {@code trace-2.pftrace} and so on where one becomes too large.
     *
     * @param topology of the run, for the names of devices
     * @param incidents faults that struck in it
     * @param mostBytes after which the next file is begun
     * @return the files, in order
     * @throws IOException where they cannot be written
     */
    public static List<Path> write(
            Recording recording, Topology topology, List<Incident> incidents, Path folder, long mostBytes)
            throws IOException {
        try (var parts = new Parts(folder, mostBytes);
                var spans = recording.spans()) {
            var trace = new TraceFiles(topology, parts);
            for (var incident : incidents) {
                trace.add(incident, end(recording));
            }
            for (var series : recording.series()) {
                trace.add(series);
            }
            for (var all = spans.iterator(); all.hasNext(); ) {
                trace.add(all.next());
            }
            return parts.files();
        }
    }

    /** What is not healed lasts as long as bytes are known to have gone. */
    private static SimTime end(Recording recording) throws IOException {
        return new SimTime(recording.series().stream()
                .mapToLong(series -> series.bucketPs() * series.bytes().length)
                .max()
                .orElse(0));
    }

    private void add(Incident incident, SimTime end) throws IOException {
        var healed = incident.healed() == null ? end : incident.healed();
        var name = incident.action() + " " + String.join(", ", incident.devices());
        var untilPs = Math.max(incident.at().picos(), healed.picos());
        var track = free(FAULTS, incident.at().picos(), untilPs);
        parts.describe(track, () -> Packets.track(track, 0, "faults"));
        slice(track, incident.at().picos(), untilPs, name, 0);
    }

    private void add(PortSeries series) throws IOException {
        var track = process(series.device()) | 1L << 20 | series.ports().getFirst();
        parts.splitWhereLarge();
        describe(series.device());
        parts.describe(track, () -> Packets.counter(track, process(series.device()), name(series)));
        for (var bucket = 0; bucket < series.bytes().length; bucket++) {
            parts.write(Packets.value(bucket * series.bucketPs(), track, series.bytes()[bucket]));
        }
        parts.write(Packets.value(series.bytes().length * series.bucketPs(), track, 0));
    }

    private static String name(PortSeries series) {
        var ports = series.ports().size() == 1
                ? "port " + series.ports().getFirst()
                : series.ports().size() + " ports";
        return series.medium() + ", " + ports + ", bytes in each " + series.bucketPs() / 1_000_000.0 + " µs";
    }

    private void add(Recorded span) throws IOException {
        var first = process(span.device()) | (span.lane().ordinal() + 1L) << 16;
        var track = free(first, span.fromPs(), span.toPs());
        parts.splitWhereLarge();
        describe(span.device());
        parts.describe(
                track,
                () -> Packets.track(
                        track, process(span.device()), span.lane().name().toLowerCase(Locale.ROOT)));
        slice(track, span.fromPs(), span.toPs(), name(span), span.lane() == Lane.COMMUNICATION ? span.about() : 0);
    }

    private static String name(Recorded span) {
        return switch (span.lane()) {
            case STEPS, REQUESTS, MEMORY -> span.what() + " (" + span.about() + ")";
            case KERNELS, COMMUNICATION -> span.what();
        };
    }

    private void slice(long track, long fromPs, long toPs, String name, long flow) throws IOException {
        parts.write(Packets.begin(fromPs, track, name, flow));
        parts.write(Packets.end(toPs, track));
    }

    /** What goes on side by side lies on tracks side by side. */
    private long free(long first, long fromPs, long toPs) {
        var track = first;
        while (endsPs.getOrDefault(track, 0L) > fromPs) {
            track++;
        }
        endsPs.put(track, toPs);
        return track;
    }

    private void describe(int device) throws IOException {
        parts.describe(process(device), () -> Packets.process(process(device), device + 1, topology.name(device)));
    }

    /** Leaves room for the tracks of a device. */
    private static long process(int device) {
        return device + 1L << 24;
    }
}
