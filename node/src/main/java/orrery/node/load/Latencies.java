package orrery.node.load;

import java.util.Arrays;
import java.util.List;

/** When messages were posted, and how long they took. */
final class Latencies {
    /** Later messages that take so much longer than earlier ones show a queue that grows, not chance. */
    private static final double CLEARLY_LONGER = 1.1;

    private long[] postedPs = new long[64];
    private long[] tookPs = new long[64];
    private int count;

    void add(long posted, long took) {
        if (count == tookPs.length) {
            postedPs = Arrays.copyOf(postedPs, 2 * count);
            tookPs = Arrays.copyOf(tookPs, 2 * count);
        }
        postedPs[count] = posted;
        tookPs[count++] = took;
    }

    /** Those posted at a time or later. */
    static Latencies of(List<Latencies> parts, long fromPs) {
        var all = new Latencies();
        for (var part : parts) {
            for (var i = 0; i < part.count; i++) {
                if (part.postedPs[i] >= fromPs) {
                    all.add(part.postedPs[i], part.tookPs[i]);
                }
            }
        }
        return all;
    }

    int count() {
        return count;
    }

    long minPs() {
        return Arrays.stream(tookPs, 0, count).min().orElse(0);
    }

    double meanPs() {
        return (double) Arrays.stream(tookPs, 0, count).sum() / Math.max(1, count);
    }

    /** The least of which so many percent took no longer (nearest rank). */
    long percentilePs(int percent) {
        var sorted = Arrays.copyOf(tookPs, count);
        Arrays.sort(sorted);
        return sorted[Math.ceilDiv(percent * count, 100) - 1];
    }

    /** Whether those posted from a time on took clearly longer than those before. */
    boolean isLongerFrom(long middlePs) {
        var early = 0.0;
        var late = 0.0;
        var lateCount = 0;
        for (var i = 0; i < count; i++) {
            if (postedPs[i] < middlePs) {
                early += tookPs[i];
            } else {
                late += tookPs[i];
                lateCount++;
            }
        }
        return late * (count - lateCount) > CLEARLY_LONGER * early * lateCount;
    }
}
