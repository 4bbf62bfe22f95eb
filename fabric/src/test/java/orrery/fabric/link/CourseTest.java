package orrery.fabric.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourseTest {
    private record Sent(long atPs, long bytes) {}

    @Test
    void keepsBytesApartByTime() {
        var course = new Course();
        var bucketPs = course.bucketPs();
        course.add(0, 3);
        course.add(bucketPs - 1, 4);
        course.add(2 * bucketPs, 5);
        assertArrayEquals(new long[] {7, 0, 5}, course.bytes());
    }

    @Test
    void whateverTheOrderItComesToTheSameAndNothingIsLost() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var sent = new ArrayList<>(IntStream.range(0, 1000)
                .mapToObj(_ -> new Sent(random.nextLong(1L << random.nextInt(10, 50)), random.nextInt(1 << 20)))
                .toList());
        var inTime = new Course();
        sent.stream().sorted(Comparator.comparingLong(Sent::atPs)).forEach(one -> inTime.add(one.atPs, one.bytes));
        Collections.shuffle(sent, random);
        var shuffled = new Course();
        sent.forEach(one -> shuffled.add(one.atPs, one.bytes));
        assertEquals(inTime.bucketPs(), shuffled.bucketPs(), "seed " + seed);
        assertArrayEquals(inTime.bytes(), shuffled.bytes(), "seed " + seed);
        assertEquals(
                sent.stream().mapToLong(Sent::bytes).sum(),
                Arrays.stream(inTime.bytes()).sum(),
                "seed " + seed);
        assertTrue(inTime.bytes().length <= Course.BUCKETS);
    }
}
