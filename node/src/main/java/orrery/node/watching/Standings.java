package orrery.node.watching;

import java.util.List;

/**
 * How far a run is on the whole, and what may be done to it, as its console knows.
 *
 * @param reachedPs virtual time
 * @param events handled at all places
 * @param achieved units of work
 * @param places that have begun
 * @param permits what people may do to it
 */
public record Standings(long reachedPs, long events, long achieved, List<PlaceGlance> places, Permits permits) {
    public Standings {
        places = List.copyOf(places);
    }

    /**
     * What people may do to a run.
     *
     * @param paced whether it can be paused, stepped and slowed
     * @param open whether faults may be typed
     */
    public record Permits(boolean paced, boolean open) {
        public static final Permits NONE = new Permits(false, false);
    }
}
