package orrery.deploy.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How many requests a caller may make: so many at once, and so many in each second after that. */
final class Rate {
    private static final int PER_SECOND = 50;
    private static final int AT_ONCE = 200;
    private static final int COST_OF_A_CHANGE = 5;
    private static final int MOST_CALLERS = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanos;
    private final Map<String, Allowance> callers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    /** @param left of it at that time */
    private record Allowance(double left, long atNanos) {}

    Rate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether one more is all right, and counts it where it is. */
    synchronized boolean takes(String caller, boolean changes) {
        var now = nanos.getAsLong();
        var before = callers.getOrDefault(caller, new Allowance(AT_ONCE, now));
        var earned = (now - before.atNanos()) / NANOS_PER_SECOND * PER_SECOND;
        var left = Math.min(AT_ONCE, before.left() + earned);
        var cost = changes ? COST_OF_A_CHANGE : 1;
        callers.put(caller, new Allowance(left >= cost ? left - cost : left, now));
        return left >= cost;
    }
}
