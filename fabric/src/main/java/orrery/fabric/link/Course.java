package orrery.fabric.link;

import java.util.Arrays;

/**
 * Bytes over virtual time, in at most {@link #BUCKETS} buckets: where time outgrows them, they become twice as wide, and two
 * become one. What it comes to depends on what was added, not on the order.
 */
final class Course {
    static final int BUCKETS = 64;
    /** A bucket is a power of two of picoseconds wide, at first about a microsecond. */
    private static final int FIRST_SHIFT = 20;

    private final long[] bytes = new long[BUCKETS];
    private int shift = FIRST_SHIFT;

    void add(long atPs, long more) {
        while (atPs >>> shift >= BUCKETS) {
            widen();
        }
        bytes[(int) (atPs >>> shift)] += more;
    }

    private void widen() {
        for (var bucket = 0; bucket < BUCKETS; bucket++) {
            bytes[bucket] = 2 * bucket < BUCKETS ? bytes[2 * bucket] + bytes[2 * bucket + 1] : 0;
        }
        shift++;
    }

    long bucketPs() {
        return 1L << shift;
    }

    /** Up to the last bucket that has any. */
    long[] bytes() {
        var used = BUCKETS;
        while (used > 0 && bytes[used - 1] == 0) {
            used--;
        }
        return Arrays.copyOf(bytes, used);
    }
}
