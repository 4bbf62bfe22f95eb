package orrery.node.availability;

import java.util.SortedMap;

/**
 * What came of one trial.
 *
 * @param failures that were drawn, by kind
 * @param hidden of them those that redundancy or masking kept from having any effect
 * @param aborts of copies
 * @param full share of the time in which every copy served with all its trays
 * @param any share of the time in which some copy served
 * @param served share of the time, mean over copies, in which the requests of a copy were served there or elsewhere
 * @param goodput trays that served, as a share of all, mean over the time
 * @param suspectHours time in which a copy served with a fault that corrupts silently, sum over copies
 * @param longestHours longest time that a copy did not serve without a break
 */
public record Outcome(
        SortedMap<String, Integer> failures,
        int hidden,
        int aborts,
        double full,
        double any,
        double served,
        double goodput,
        double suspectHours,
        double longestHours) {

    public int failuresOfAllKinds() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }
}
