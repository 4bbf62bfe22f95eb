package orrery.fabric.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.time.Shell;

/** All devices move in lock step here: hundreds of events share a time, and thousands a window. */
class RingTest {

    @ParameterizedTest
    @CsvSource({"2, 1, 400", "3, 4, 440", "8, 4, 1", "64, 4, 440", "9, 4, 400000", "150, 2, 100000"})
    void takesAsLongAsTheClosedFormSays(int ranks, int chunks, long chunkBytes) {
        var ring = new Ring(ranks, chunks, chunkBytes);
        var part = ring.part();

        var end = (Status.Finished) Gathering.run(List.of(part)).getFirst();

        assertEquals(ring.closedFormPs(), Web.lastPs(List.of(part)));
        assertEquals(ring.events(), end.events());
        assertEquals(
                ring.messages(),
                part.shells().stream().mapToLong(Shell::handled).max().orElseThrow() - 1,
                "the switch sees every message once");
    }
}
