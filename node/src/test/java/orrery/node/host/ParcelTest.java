package orrery.node.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.time.Note;
import orrery.node.emulation.Findings;
import orrery.node.job.JobFindings;
import orrery.node.membership.Systems;
import orrery.protocol.wire.WireProblem;

class ParcelTest {
    private final ActorSystem<Void> system = Systems.local(Behaviors.empty(), 1);

    @AfterEach
    void end() {
        Systems.end(system);
    }

    private static JobFindings withNotes(int count) {
        var notes = IntStream.range(0, count)
                .mapToObj(i -> new Note(i, 7, i, "token " + i + " left"))
                .toList();
        return new JobFindings.OfRun(new Findings(List.of(), List.of(), null, List.of(), List.of(), notes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50_000})
    void whatIsPackedIsFoundWhenItIsOpened(int notes) {
        var findings = withNotes(notes);
        var parcel = Parcel.of(findings, system);
        var arriving = new ArrivingParcel(parcel.slices());

        while (!arriving.isComplete()) {
            var slice = parcel.slice(arriving.next());
            assertTrue(slice.length <= Parcel.SLICE_BYTES);
            arriving.add(new HostMessage.Slice(1, 0, arriving.next(), slice));
        }

        assertEquals(findings, arriving.open(JobFindings.class, system));
    }

    @Test
    void slicesThatComeTwiceOrTooEarlyAreDropped() {
        var findings = withNotes(30_000);
        var parcel = Parcel.of(findings, system);
        var arriving = new ArrivingParcel(parcel.slices());
        assertTrue(parcel.slices() > 2);

        for (var number : List.of(1, 0, 0, 2, 1)) {
            arriving.add(new HostMessage.Slice(1, 0, number, parcel.slice(number)));
        }

        assertEquals(2, arriving.next());
        assertFalse(arriving.isComplete());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1 << 20})
    void aParcelThatNobodyPacksIsRefusedBeforeAnythingIsReserved(int slices) {
        assertThrows(WireProblem.class, () -> new ArrivingParcel(slices));
    }

    @Test
    void thereIsNoSliceBeyondTheLast() {
        var parcel = Parcel.of(withNotes(1), system);

        assertFalse(parcel.has(parcel.slices()));
        assertThrows(IndexOutOfBoundsException.class, () -> parcel.slice(parcel.slices()));
    }
}
