package orrery.node.energy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.fabric.catalogue.Precision;

/**
 * What one device did.
 *
 * @param seconds of the run, whether it computed or waited
 * @param busySeconds of them, those in which kernels ran
 * @param flops operations, a multiply-add counting as two, by the number format they ran in; empty where only the time is
 *     known, which then counts with peak watts
 * @param memoryBytes moved to and from its memory
 * @param linkBytes sent and received together, by the name of a single link's medium
 */
public record Activity(
        double seconds,
        double busySeconds,
        Map<Precision, Double> flops,
        double memoryBytes,
        SortedMap<String, Double> linkBytes) {

    public Activity {
        flops = Collections.unmodifiableSortedMap(new TreeMap<>(flops));
        linkBytes = Collections.unmodifiableSortedMap(new TreeMap<>(linkBytes));
        if (!(seconds > 0) || !(busySeconds >= 0) || !(memoryBytes >= 0)) {
            throw new IllegalArgumentException(
                    "an activity takes time, found " + seconds + " s, " + busySeconds + " s of them busy");
        }
        busySeconds = Math.min(busySeconds, seconds);
    }

    /** Whether it did anything at all. */
    public boolean computed() {
        return busySeconds > 0;
    }
}
