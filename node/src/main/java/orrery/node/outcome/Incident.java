package orrery.node.outcome;

import java.util.List;
import java.util.stream.Stream;
import orrery.protocol.units.SimTime;

/**
 * One fault that struck in a run, and what came of it.
 *
 * @param entry which entry of the schedule, live ones counted after it
 * @param action as {@code FaultAction} names it
 * @param devices that it struck, by name; a link by its two ends
 * @param stopped devices of the copies that aborted, by name
 * @param at when it struck
 * @param healed when it was over; null where it was not
 * @param detected when the first copy was known to have failed; null where none did
 * @param recovered when the last of the copies served again; null where it did not, or none failed
 * @param copies that aborted
 * @param requests that were on them, or waited for them while they were down
 * @param lostTokens chosen, but not known to anybody who could go on with them
 * @param recomputedTokens whose caches were computed again
 */
public record Incident(
        int entry,
        String action,
        List<String> devices,
        List<String> stopped,
        SimTime at,
        SimTime healed,
        SimTime detected,
        SimTime recovered,
        List<Integer> copies,
        List<Integer> requests,
        long lostTokens,
        long recomputedTokens) {

    /** Devices that were struck, or stood still because others were. */
    public List<String> blastRadius() {
        return Stream.concat(devices.stream(), stopped.stream()).distinct().toList();
    }
}
