package orrery.deploy.topology;

import java.util.HashMap;
import java.util.Map;

/** Numbers the wires between the same two devices from 0, as a multigraph's keys. */
final class ParallelKeys {
    private final Map<Long, Integer> used = new HashMap<>();

    int next(int a, int b) {
        long pair = (long) Math.min(a, b) << 32 | Math.max(a, b);
        return used.merge(pair, 1, Integer::sum) - 1;
    }
}
