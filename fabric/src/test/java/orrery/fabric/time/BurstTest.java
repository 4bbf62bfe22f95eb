package orrery.fabric.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import orrery.protocol.link.OpticsMessage.LanesLit;

final class BurstTest {
    private final Burst burst = new Burst();

    @Test
    void sortsWhateverWasSortedOrNotBefore() {
        sorts(40, true);
        sorts(100, false);
        sorts(50, true);
        sorts(100, true);
        sorts(3, true);
        sorts(1_000, true);
    }

    private void sorts(int count, boolean backwards) {
        var times = IntStream.range(0, count)
                .mapToLong(i -> backwards ? 1_000L * (count - i) : 1_000L * i)
                .toArray();
        for (var i = 0; i < count; i++) {
            burst.add(times[i], Order.of(1, i), new Arrival(i, 0, new LanesLit(0)));
        }
        burst.sort();
        var read = LongStream.range(0, count).map(_ -> read()).toArray();
        assertArrayEquals(LongStream.of(times).sorted().toArray(), read);
    }

    private long read() {
        var nextPs = burst.nextPs();
        burst.poll();
        return nextPs;
    }
}
