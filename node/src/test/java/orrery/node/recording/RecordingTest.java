package orrery.node.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.fabric.link.PortSeries;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Span;

class RecordingTest {
    private static final List<Object> WHATS = List.of("step", new Attend(3), new AllReduce(Among.FEED_FORWARD));

    private enum Among {
        FEED_FORWARD
    }

    private record Attend(int block) {}

    private record AllReduce(Among group) {}

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasRecordedInWords() throws IOException {
        write(0, List.of(span(5, 1, 1), span(7, 0, 2)), List.of());
        try (var spans = Recording.open(folder).spans()) {
            assertEquals(
                    List.of(
                            new Recorded(5, 1, Lane.KERNELS, 3, 105, "attend, block 3", 1),
                            new Recorded(7, 0, Lane.KERNELS, 5, 107, "all reduce, feed forward", 2)),
                    spans.toList());
        }
    }

    @Test
    void twoPlacesGiveTheStreamThatOneWouldHaveWritten() throws IOException {
        var seed = new Random().nextLong();
        var all = random(new Random(seed));
        write(0, all.stream().filter(span -> span.device() % 2 == 0).toList(), List.of());
        write(1, all.stream().filter(span -> span.device() % 2 == 1).toList(), List.of());
        var two = read();
        Recording.open(folder).remove();
        Files.createDirectories(folder);
        write(0, all, List.of());
        assertEquals(read(), two, "seed " + seed);
        assertEquals(all.size(), two.size());
    }

    @Test
    void givesBackSeriesByDeviceWhateverPlaceHadThem() throws IOException {
        var one = new PortSeries(4, List.of(0, 2), "nvlink5", 1 << 20, new long[] {0, 5, 1L << 60});
        var other = new PortSeries(1, List.of(1), "pcie5", 1 << 21, new long[] {7});
        write(0, List.of(), List.of(one));
        write(1, List.of(), List.of(other));
        assertEquals(List.of(other, one), Recording.open(folder).series());
    }

    @Test
    void refusesAFileWithoutItsEndWhereverItIsCut() throws IOException {
        write(0, random(new Random(1)), List.of(new PortSeries(0, List.of(0), "nvlink5", 1 << 20, new long[] {3})));
        var file = Recording.file(folder, 0, 0);
        var whole = Files.readAllBytes(file);
        for (var length : new int[] {0, 3, 6, 20, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(RecordingProblem.class, this::read, "cut to " + length + " of " + whole.length);
        }
    }

    @Test
    void answersAnyDamageWithSpansOrAProblem() throws IOException {
        write(0, random(new Random(2)), List.of(new PortSeries(0, List.of(0), "nvlink5", 1 << 20, new long[] {3})));
        var file = Recording.file(folder, 0, 0);
        var whole = Files.readAllBytes(file);
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var refused = 0;
        for (var turn = 0; turn < 200; turn++) {
            var damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            try {
                read();
                Recording.open(folder).series();
            } catch (RecordingProblem problem) {
                refused++;
            } catch (RuntimeException other) {
                throw new AssertionError("seed " + seed + ", turn " + turn, other);
            }
        }
        assertTrue(refused > 0, "seed " + seed);
    }

    @Test
    void refusesAFolderWithoutARecording() {
        assertThrows(RecordingProblem.class, () -> Recording.open(folder));
    }

    @Test
    void saysFromWhenOnItKnowsWhatHappened() throws IOException {
        try (var file = PlaceFile.create(Recording.file(folder, 0, 0), 12_345)) {
            file.seal(List.of());
        }
        assertEquals(12_345, Recording.open(folder).beginsPs());
    }

    @Test
    void leavesNothingBehindWhenItIsRemoved() throws IOException {
        write(0, List.of(), List.of());
        Recording.open(folder).remove();
        assertFalse(Files.exists(folder));
    }

    @Test
    void aDiskWithoutRoomIsToldOfWhenItIsSealed() throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        assertThrows(IOException.class, () -> {
            try (var file = PlaceFile.create(full, 0)) {
                random(new Random(3)).forEach(file::add);
                file.seal(List.of());
            }
        });
    }

    @Test
    void whatAnEpochDidBeyondTheCheckpointThatTheNextBeganFromDoesNotCount() throws IOException {
        var all = random(new Random(4));
        var borderPs = all.get(all.size() / 2).recordedPs();
        try (var lost = PlaceFile.create(Recording.file(folder, 1, 0), 0)) {
            all.stream().limit(all.size() * 3L / 4).forEach(lost::add);
        }
        try (var file = PlaceFile.create(Recording.file(folder, 2, 0), borderPs)) {
            all.stream().filter(span -> span.recordedPs() >= borderPs).forEach(file::add);
            file.seal(List.of());
        }
        var torn = Files.readAllBytes(Recording.file(folder, 1, 0));
        Files.write(Recording.file(folder, 1, 0), Arrays.copyOf(torn, torn.length - 1));
        assertEquals(
                all.stream().map(Span::recordedPs).toList(),
                read().stream().map(Recorded::recordedPs).toList());
        assertEquals(0, Recording.open(folder).beginsPs());
    }

    private static List<Span> random(Random random) {
        var spans = new ArrayList<Span>();
        var nowPs = 0L;
        for (var i = 0; i < 500; i++) {
            nowPs += 1 + random.nextInt(1000);
            for (var device = 0; device < 8; device++) {
                if (random.nextBoolean()) {
                    spans.add(span(nowPs, device, random.nextInt(WHATS.size())));
                }
            }
        }
        return spans;
    }

    private static Span span(long atPs, int device, int what) {
        return new Span(atPs, device, Lane.KERNELS, atPs - 2, atPs + 100, WHATS.get(what), what);
    }

    private void write(int place, List<Span> spans, List<PortSeries> series) throws IOException {
        try (var file = PlaceFile.create(Recording.file(folder, 0, place), 0)) {
            spans.forEach(file::add);
            file.seal(series);
        }
    }

    private List<Recorded> read() throws IOException {
        try (var spans = Recording.open(folder).spans()) {
            return spans.toList();
        }
    }
}
