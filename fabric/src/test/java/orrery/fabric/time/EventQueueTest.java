package orrery.fabric.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {
    private record Entry(long timePs, long tie) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void agreesWithThePriorityQueueOfTheLibrary(long seed) {
        var random = new SplittableRandom(seed);
        var queue = new EventQueue<Entry>();
        var model = new PriorityQueue<>(Comparator.comparingLong(Entry::timePs).thenComparingLong(Entry::tie));
        for (var step = 0; step < 50_000; step++) {
            var growing = step % 2_000 < 1_200;
            if (model.isEmpty() || random.nextInt(10) < (growing ? 7 : 3)) {
                var entry = new Entry(random.nextLong(50), Order.of(random.nextInt(4), step));
                queue.add(entry.timePs, entry.tie, entry);
                model.add(entry);
            } else {
                assertEquals(model.peek().tie, queue.nextOrder(), "seed " + seed + ", step " + step);
                assertEquals(model.poll(), queue.poll(), "seed " + seed + ", step " + step);
            }
            var nextPs = model.isEmpty() ? Long.MAX_VALUE : model.peek().timePs;
            assertEquals(nextPs, queue.nextPs(), "seed " + seed + ", step " + step);
        }
    }
}
