package orrery.fabric.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.actor.Gathering.Announced;

/** What is announced is heard by all at the same border of virtual time, and a run may be left and taken up there. */
class BorderTest {
    private static final int DEVICES = 16;

    private static List<String> words(int places) {
        return IntStream.range(0, places).mapToObj(place -> "from " + place).toList();
    }

    private static List<Status.Border> borders(List<Status> ends) {
        return ends.stream().map(Status.Border.class::cast).toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "7, 4", "1912, 4"})
    void allHearTheSameAtTheSameBorderWhateverBefallsTheFrames(long seed, int jvms) {
        var web = new Web(seed, DEVICES, 0);
        var parts = web.parts(jvms);

        var borders = borders(Gathering.run(parts, Hardship.of(seed), new Announced(words(jvms), true), 2));

        var first = borders.getFirst();
        var heard =
                first.notices().stream().map(ByteString::toStringUtf8).sorted().toList();
        assertTrue(words(jvms).containsAll(heard) && !heard.isEmpty(), () -> "seed " + seed + ": " + heard);
        for (var border : borders) {
            assertEquals(
                    new Status.Border(
                            border.jvm(), first.atPs(), first.soonestPs(), border.achieved(), first.notices()),
                    border);
        }
        assertEverythingLiesAtOrAfter(first.atPs(), parts, "seed " + seed);
    }

    private static void assertEverythingLiesAtOrAfter(long atPs, List<Part> parts, String replay) {
        for (var part : parts) {
            for (var shell : part.shells()) {
                assertTrue(shell.handled() == 0 || shell.lastPs() < atPs, () -> replay + ": done at " + shell.lastPs());
                assertTrue(shell.nextPs() >= atPs, () -> replay + ": still to do at " + shell.nextPs());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7, 42, 1912})
    void aRunThatGoesOnAfterABorderHandlesTheSameEvents(long seed) {
        for (var jvms = 1; jvms <= 3; jvms++) {
            var web = new Web(seed, DEVICES, 0);
            var parts = web.parts(jvms);
            var ends = Gathering.run(parts, Gathering.Channel::faithful, new Announced(words(jvms), false), 2);
            assertSame(web, parts, ends, "seed " + seed + ", " + jvms + " Conductors");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 42, 99, 1912})
    void aRunThatIsTakenUpOnOtherNumbersOfConductorsHandlesTheSameEvents(long seed) {
        var random = new SplittableRandom(seed);
        var web = new Web(seed, DEVICES, 0);
        var parts = web.parts(2 + random.nextInt(3));
        for (var leg = 0; leg < 4; leg++) {
            var ends = Gathering.run(parts, Gathering.Channel::faithful, new Announced(List.of("leave"), true), 2);
            if (ends.getFirst() instanceof Status.Finished) {
                break;
            }
            var atPs = borders(ends).getFirst().atPs();
            parts = web.parts(1 + random.nextInt(4), parts, atPs);
        }
        var ends = Gathering.run(parts);
        assertSame(web, parts, ends, "seed " + seed);
    }

    private static void assertSame(Web web, List<Part> parts, List<Status> ends, String replay) {
        var loop = web.loop().run();
        assertEquals(
                Set.of(Status.Finished.class),
                ends.stream().map(Status::getClass).collect(Collectors.toSet()));
        assertEquals(loop.hashes(), Web.hashes(parts), replay);
        var events =
                ends.stream().mapToLong(end -> ((Status.Finished) end).events()).sum();
        assertEquals(loop.events(), events, replay);
    }
}
