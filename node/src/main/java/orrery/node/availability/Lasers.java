package orrery.node.availability;

import java.util.HashMap;
import java.util.Map;

/** Which sets of lasers that stand by for each other have a dead one. */
final class Lasers {
    private final long ofSet;
    private final Map<Long, Double> deadUntil = new HashMap<>(); // by set, in seconds; looked up only

    Lasers(Fleet fleet, Redundancy redundancy) {
        ofSet = redundancy.lasersOfSet(fleet.lasersOfModule());
    }

    /** Whether the death of a laser is borne by the others of its set, because none of them is dead. */
    boolean bears(Incident incident) {
        long set = incident.device() / ofSet;
        double before = deadUntil.getOrDefault(set, 0.0);
        deadUntil.put(set, Math.max(before, incident.atSeconds() + incident.mendedAfter()));
        return ofSet > 1 && before <= incident.atSeconds();
    }
}
