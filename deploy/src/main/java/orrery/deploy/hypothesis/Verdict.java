package orrery.deploy.hypothesis;

/**
 * What came of an expectation.
 *
 * @param found what the run shows; not a number where there is nothing to look at
 * @param baseline what the run without faults shows; not a number where nobody asks
 */
public record Verdict(Expectation expectation, double found, double baseline) {

    /** Whether all bounds hold. */
    public boolean passed() {
        return expectation.bounds().stream().allMatch(bound -> bound.passes(found, baseline));
    }
}
