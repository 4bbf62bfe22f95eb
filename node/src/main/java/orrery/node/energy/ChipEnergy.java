package orrery.node.energy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.protocol.units.Uncertain;

/**
 * Joules of chips of one part.
 *
 * @param standing what they draw whether or not they work
 * @param arithmetic of their operations
 * @param memory of bytes to and from their memory
 * @param links of their ends of links, by medium
 * @param clock share of the full clock that keeps the hardest worked of them within its peak; 1 where nothing is throttled
 */
record ChipEnergy(
        Uncertain standing, Uncertain arithmetic, Uncertain memory, SortedMap<String, Uncertain> links, double clock) {

    ChipEnergy {
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
    }

    Uncertain total() {
        return standing.plus(arithmetic).plus(memory).plus(ofLinks());
    }

    Uncertain ofLinks() {
        return links.values().stream().reduce(Uncertain.ZERO, Uncertain::plus);
    }

    /** With another chip of the same part, whose figures are off as these are. */
    ChipEnergy plus(ChipEnergy other) {
        var all = new TreeMap<>(links);
        other.links.forEach((medium, joules) -> all.merge(medium, joules, Uncertain::plusAlike));
        return new ChipEnergy(
                standing.plusAlike(other.standing),
                arithmetic.plusAlike(other.arithmetic),
                memory.plusAlike(other.memory),
                all,
                Math.min(clock, other.clock));
    }
}
