package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Lane;
import orrery.fabric.time.ShellLoop;
import orrery.fabric.time.Spans;
import orrery.fabric.topology.Topologies;
import orrery.node.emulation.Emulation;
import orrery.node.host.EmulationMaker;
import orrery.node.job.JobFindings;
import orrery.node.recording.PlaceFile;
import orrery.node.recording.Recorded;
import orrery.node.recording.Recording;

class RecordedRunsTest {
    @TempDir
    Path folder;

    @Test
    void recordsTheSameOnOneMemberOnTwoAndInOneLoop() throws IOException {
        var loop = loop();
        assertEquals(loop, here("here"));
        try (var seed = Runs.founder(EmulationMaker.REAL);
                var other = Runs.joining(seed, EmulationMaker.REAL);
                var runs = Runs.joining(2, seed.endpoint())) {
            assertEquals(loop, record(runs, "two"));
            assertTrue(Files.exists(Recording.file(folder.resolve("two"), 0, 1)), other + " had a place");
        }
    }

    @Test
    void everyLaneOfAGpuHasOneThingAfterAnotherAndNoCommunicationIsAlone() throws IOException {
        var record = here("lanes");
        for (var lane : List.of(Lane.KERNELS, Lane.STEPS)) {
            var byDevice = record.spans.stream()
                    .filter(span -> span.lane() == lane)
                    .sorted(Comparator.comparingLong(Recorded::fromPs))
                    .collect(Collectors.groupingBy(Recorded::device));
            assertEquals(8, byDevice.size());
            byDevice.values().forEach(RecordedRunsTest::followOneAnother);
        }
        record.spans.stream()
                .filter(span -> span.lane() == Lane.COMMUNICATION)
                .collect(Collectors.groupingBy(Recorded::about))
                .values()
                .forEach(together -> assertEquals(2, together.size(), together::toString));
    }

    @Test
    void everyRequestIsOnRecordFromWhenItWasSentToItsLastToken() throws IOException {
        var requests = here("requests").spans.stream()
                .filter(span -> span.lane() == Lane.REQUESTS)
                .collect(Collectors.groupingBy(Recorded::about));
        assertEquals(4, requests.size());
        requests.values().forEach(phases -> {
            assertEquals(2, phases.size());
            assertEquals(phases.getFirst().toPs(), phases.getLast().fromPs());
        });
    }

    @Test
    void bytesOverTimeAddUpToThoseOfTheRun() throws IOException {
        var path = Files.createDirectory(folder.resolve("bytes"));
        try (var runs = LiveRuns.here(1, EmulationMaker.REAL)) {
            var done = assertInstanceOf(Ending.Done.class, begin(runs, path));
            var found = ((JobFindings.OfRun) done.findings().getFirst()).findings();
            var bytes = Recording.open(path).series().stream()
                    .collect(Collectors.groupingBy(
                            series -> series.medium(),
                            Collectors.summingLong(
                                    series -> Arrays.stream(series.bytes()).sum())));
            found.media().stream()
                    .filter(medium -> medium.wireBytes() > 0)
                    .forEach(medium -> assertEquals(medium.wireBytes(), bytes.get(medium.medium())));
        }
    }

    private static void followOneAnother(List<Recorded> spans) {
        for (var i = 1; i < spans.size(); i++) {
            assertTrue(spans.get(i - 1).toPs() <= spans.get(i).fromPs(), spans.get(i - 1) + " and " + spans.get(i));
        }
    }

    /** What there is to compare. */
    private record Everything(List<Recorded> spans, String series) {}

    private Everything here(String name) throws IOException {
        try (var runs = LiveRuns.here(2, EmulationMaker.REAL)) {
            return record(runs, name);
        }
    }

    private Everything record(LiveRuns runs, String name) throws IOException {
        var path = Files.createDirectory(folder.resolve(name));
        assertInstanceOf(Ending.Done.class, begin(runs, path));
        return read(path);
    }

    private static Ending begin(LiveRuns runs, Path path) {
        return runs.begin(Runs.job(Runs.scenario()), _ -> {}, Optional.empty(), Optional.of(path))
                .join();
    }

    private static Everything read(Path path) throws IOException {
        var recording = Recording.open(path);
        try (var spans = recording.spans()) {
            return new Everything(spans.toList(), recording.series().toString());
        }
    }

    /** On this thread, without actors. */
    private Everything loop() throws IOException {
        var topology = Topologies.named(Runs.scenario().topology());
        var placement = Placement.of(topology, 1);
        var emulation = Emulation.prepare(Runs.scenario(), topology, placement, 0);
        var spans = new Spans();
        emulation.shells().forEach(shell -> shell.record(spans));
        var path = Files.createDirectory(folder.resolve("loop"));
        try (var file = PlaceFile.create(Recording.file(path, 0, 0), 0)) {
            ShellLoop.drive(emulation.shells(), placement.localLookaheadPs(0), _ -> spans.drain(file::add));
            file.seal(emulation.series());
        }
        return read(path);
    }
}
