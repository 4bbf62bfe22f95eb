package orrery.fabric.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.time.PlainLoop;
import orrery.fabric.time.Shell;

/** Whatever the number of Conductors and threads, and whatever befalls the frames, it is what one plain loop does. */
class ConductorTest {
    private static final int DEVICES = 24;

    private static void assertSame(PlainLoop loop, List<Part> parts, List<Status> ends, String replay) {
        assertEquals(parts.size(), ends.size(), () -> replay + ": " + ends);
        assertEquals(loop.hashes(), Web.hashes(parts), replay);
        assertEquals(loop.lastPs(), Web.lastPs(parts), replay);
        var events =
                ends.stream().mapToLong(end -> ((Status.Finished) end).events()).sum();
        assertEquals(loop.events(), events, replay);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 42, 99, 1912, 4711})
    void handlesTheSameEventsOnAnyNumberOfConductorsAndThreads(long seed) {
        var web = new Web(seed, DEVICES, 0);
        var loop = web.loop().run();
        assertTrue(loop.events() > 10 * DEVICES, () -> "seed " + seed + " leads nowhere: " + loop.events());
        for (var jvms = 1; jvms <= 4; jvms++) {
            for (var threads = 1; threads <= 2; threads++) {
                var parts = web.parts(jvms);
                var ends = Gathering.run(parts, Gathering.Channel::faithful, threads);
                assertSame(loop, parts, ends, "seed " + seed + ", " + jvms + " Conductors, " + threads + " threads");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "7, 3", "1912, 4"})
    void lostRepeatedAndReorderedFramesChangeNothing(long seed, int jvms) {
        var web = new Web(seed, 12, 0);
        var parts = web.parts(jvms);
        var ends = Gathering.run(parts, Hardship.of(seed), 2);
        assertSame(web.loop().run(), parts, ends, "seed " + seed + ", " + jvms + " Conductors");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void framesOfManyPartsCrossALossyTransport(long seed) {
        var web = new Web(seed, 4, 100_000);
        var parts = web.parts(2);
        var ends = Gathering.run(parts, Hardship.of(seed), 2);
        assertSame(web.loop().run(), parts, ends, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void theTranscriptIsTheSameWhereverADeviceRuns(long seed) {
        var web = new Web(seed, DEVICES, 0);
        var alone = web.parts(1);
        var apart = web.parts(3);
        Gathering.run(alone);
        Gathering.run(apart);
        assertEquals(notes(alone), notes(apart), "seed " + seed);
    }

    private static List<String> notes(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> part.shells().stream())
                .map(Shell::notes)
                .flatMap(List::stream)
                .sorted()
                .map(Object::toString)
                .toList();
    }
}
