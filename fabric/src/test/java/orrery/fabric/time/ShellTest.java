package orrery.fabric.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.protocol.link.NvlinkMessage.Fetch;

class ShellTest {
    private static final int SELF = 2;

    /** Writes down what happens to it, and lets the test say what it does about that. */
    private static final class Diary implements Device {
        private final List<String> lines = new ArrayList<>();
        private final BiConsumer<Event, Outbox> reaction;
        private long nowPs;

        Diary(BiConsumer<Event, Outbox> reaction) {
            this.reaction = reaction;
        }

        @Override
        public int number() {
            return SELF;
        }

        @Override
        public void on(long nowPs, Event event, Outbox out) {
            this.nowPs = nowPs;
            lines.add(nowPs + " "
                    + switch (event) {
                        case Alarm alarm -> "alarm " + alarm.reason();
                        case Arrival arrival -> "port " + arrival.port();
                        case Fault fault ->
                            throw new IllegalStateException("device " + number() + " knows no " + fault);
                    });
            reaction.accept(event, out);
        }
    }

    private static Arrival at(int port) {
        return new Arrival(port, 0, new Fetch(0, 0, 0));
    }

    private static Batch batch(long atPs, int source, long number) {
        var batch = new Batch(SELF, 1);
        batch.add(atPs, Order.of(source, number), at(source));
        return batch;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void eventsComeByTimeThenSourceThenNumberInWhateverOrderTheyWereBrought(long seed) {
        var diary = new Diary((event, out) -> {
            if (event == Alarm.START) {
                out.wakeAt(20, new Alarm(5));
                out.wakeAt(10, new Alarm(4));
            }
        });
        var shell = new Shell(diary, new int[0]);
        var batches = new ArrayList<>(List.of(
                batch(10, 1, 7), batch(10, 3, 1), batch(5, 9, 9), batch(20, 1, 8), batch(20, 3, 2), batch(30, 0, 0)));
        Collections.shuffle(batches, new Random(seed));
        batches.forEach(shell::accept);

        assertEquals(30, shell.advance(30).nextPs(), "seed " + seed);
        shell.advance(31);

        assertEquals(
                List.of(
                        "0 alarm 0",
                        "5 port 9",
                        "10 port 1",
                        "10 alarm 4",
                        "10 port 3",
                        "20 port 1",
                        "20 alarm 5",
                        "20 port 3",
                        "30 port 0"),
                diary.lines,
                "seed " + seed);
        assertEquals(30, shell.lastPs());
        assertEquals(9, shell.handled());
    }

    @Test
    void theHashKnowsEveryEventAndItsOrder() {
        var hashes = new ArrayList<Long>();
        for (var batches : List.of(
                List.of(batch(5, 1, 0)),
                List.of(batch(6, 1, 0)),
                List.of(batch(5, 1, 1)),
                List.of(batch(5, 3, 0)),
                List.of(batch(5, 1, 0), batch(5, 1, 1)))) {
            var shell = new Shell(new Diary((_, _) -> {}), new int[0]);
            batches.forEach(shell::accept);
            shell.advance(100);
            hashes.add(shell.hash());
        }
        assertEquals(hashes.size(), hashes.stream().distinct().count());
    }

    @Test
    void whatLeavesInAWindowLeavesAsOneBatchPerPortAndOnlyOnce() {
        var shell = new Shell(
                new Diary((event, out) -> {
                    out.send(1, 100, at(0));
                    out.send(0, 90, at(0));
                    out.send(1, 80, at(0));
                    out.achieved(3);
                    out.note("sent");
                }),
                new int[] {7, 8});

        var advanced = shell.advance(10);

        assertEquals(
                List.of(8, 7), advanced.sent().stream().map(Batch::destination).toList());
        assertEquals(
                List.of(80L, 90L),
                advanced.sent().stream().map(Batch::earliestPs).toList());
        assertEquals(2, advanced.sent().getFirst().size());
        assertEquals(3, advanced.achieved());
        assertEquals(List.of(new Note(0, SELF, 0, "sent")), shell.notes());
        assertTrue(shell.advance(20).sent().isEmpty());
        assertEquals(0, shell.advance(30).achieved());
    }

    @Test
    void anAlarmForThePastRingsNow() {
        var diary = new Diary((event, out) -> {
            if (event instanceof Arrival) {
                out.wakeAt(3, new Alarm(1));
            }
        });
        var shell = new Shell(diary, new int[0]);
        shell.accept(batch(50, 1, 0));
        shell.advance(60);
        assertEquals(List.of("0 alarm 0", "50 port 1", "50 alarm 1"), diary.lines);
        assertEquals(50, diary.nowPs);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9})
    void whatWouldArriveInsideTheWindowItWasSentInIsRefused(long arrivalPs) {
        var shell = new Shell(new Diary((_, out) -> out.send(0, arrivalPs, at(0))), new int[] {1});
        var problem = assertThrows(IllegalArgumentException.class, () -> shell.advance(10));
        assertTrue(problem.getMessage().contains("device " + SELF), problem.getMessage());
    }
}
