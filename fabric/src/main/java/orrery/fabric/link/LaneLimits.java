package orrery.fabric.link;

import java.util.TreeMap;

/** How many lanes faults leave to each port. Several may limit one; each is healed by itself, and the least counts. */
final class LaneLimits {
    private final TreeMap<Integer, TreeMap<Integer, Integer>> byPort = new TreeMap<>(); // then by cause

    /** @param lanes all lanes of the medium where the cause is gone */
    void set(int port, int cause, int lanes, int all) {
        var causes = byPort.computeIfAbsent(port, _ -> new TreeMap<>());
        if (lanes < all) {
            causes.put(cause, lanes);
        } else {
            causes.remove(cause);
        }
        if (causes.isEmpty()) {
            byPort.remove(port);
        }
    }

    /** The lanes of a port that nothing takes away; below 0 where it is dead. */
    int left(int port, int all) {
        var causes = byPort.get(port);
        return causes == null
                ? all
                : causes.values().stream().min(Integer::compare).orElse(all);
    }
}
