package orrery.fabric.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.protocol.link.NvlinkMessage.Fetch;

/** Against a plain list that is sorted whenever it is asked. */
class AgendaTest {
    private static final long WINDOW_PS = 100;

    private record Entry(long timePs, long order, Event event) {}

    private static final class SortedList {
        private final List<Entry> entries = new ArrayList<>();

        Entry takeFirst() {
            var first = entries.stream()
                    .min(Comparator.comparingLong(Entry::timePs).thenComparingLong(Entry::order))
                    .orElseThrow();
            entries.remove(first);
            return first;
        }

        long earliestPs() {
            return entries.stream().mapToLong(Entry::timePs).min().orElse(Long.MAX_VALUE);
        }
    }

    /** Few sources or many, stamps that nearly all coincide or hardly ever, one window's worth or many windows'. */
    @ParameterizedTest
    @CsvSource({"1, 3, 4, 1", "2, 200, 1, 1", "3, 70, 50, 1", "4, 40, 7, 9", "5, 300, 100000, 1", "6, 2, 3, 30"})
    void handsOutByTimeThenOrderWhateverCameInWhateverBatches(long seed, int sources, int stamps, int windows) {
        var random = new SplittableRandom(seed);
        var agenda = new Agenda();
        var model = new SortedList();
        var sent = new long[sources + 1];
        for (var window = 0L; window < 40; window++) {
            var fromPs = window * stamps;
            for (var source = 0; source < sources; source++) {
                addBatch(random, source, sent, fromPs, (long) stamps * windows, agenda, model);
            }
            agenda.open(fromPs + stamps);
            while (agenda.nextPs() < fromPs + stamps) {
                takeOne(random, agenda, model, sent, "seed " + seed);
            }
            assertEquals(model.earliestPs(), agenda.earliestPs(), "seed " + seed + ", window " + window);
        }
    }

    private static void addBatch(
            SplittableRandom random,
            int source,
            long[] sent,
            long fromPs,
            long spanPs,
            Agenda agenda,
            SortedList model) {
        var batch = new Batch(0, 1);
        for (var left = random.nextInt(4); left > 0; left--) {
            var atPs = fromPs + random.nextLong(spanPs);
            var order = Order.of(source, sent[source]++);
            var arrival = new Arrival(source, 0, new Fetch(0, source, order));
            batch.add(atPs, order, arrival);
            model.entries.add(new Entry(atPs, order, arrival));
        }
        agenda.add(batch);
    }

    /** Sometimes what happens sets an alarm, now or later. */
    private static void takeOne(SplittableRandom random, Agenda agenda, SortedList model, long[] sent, String replay) {
        var nowPs = agenda.nextPs();
        var order = agenda.nextOrder();
        assertEquals(model.takeFirst(), new Entry(nowPs, order, agenda.poll()), replay);
        if (random.nextInt(3) == 0) {
            var self = sent.length - 1;
            var alarmOrder = Order.of(self, sent[self]++);
            var alarm = new Alarm(alarmOrder);
            var atPs = nowPs + random.nextLong(WINDOW_PS);
            agenda.add(atPs, alarmOrder, alarm);
            model.entries.add(new Entry(atPs, alarmOrder, alarm));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "1912"})
    void aBatchIsInOrderHoweverItWasFilled(long seed) {
        var random = new SplittableRandom(seed);
        var batch = new Batch(0, 1);
        var model = new SortedList();
        for (var number = 0; number < 100; number++) {
            var atPs = random.nextLong(30);
            var order = Order.of(random.nextInt(3), number);
            var arrival = new Arrival(number, 0, new Fetch(0, 0, number));
            batch.add(atPs, order, arrival);
            model.entries.add(new Entry(atPs, order, arrival));
        }
        assertEquals(model.earliestPs(), batch.earliestPs(), "seed " + seed);
        for (var index = 0; index < 100; index++) {
            var found = new Entry(batch.timePs(index), batch.order(index), batch.arrival(index));
            assertEquals(model.takeFirst(), found, "seed " + seed);
        }
    }
}
