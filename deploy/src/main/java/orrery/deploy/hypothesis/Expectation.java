package orrery.deploy.hypothesis;

import java.util.List;

/**
 * One thing that a run shall show.
 *
 * @param named the metric as it was written
 * @param metric what is looked at
 * @param bounds that all have to hold, at least one
 * @param when of which part of the run
 * @param fault entry of the schedule that is meant; {@link #ALL} for all of them
 */
public record Expectation(String named, Metric metric, List<Bound> bounds, When when, int fault) {
    public static final int ALL = -1;

    public Expectation {
        bounds = List.copyOf(bounds);
    }

    /** Whether it can only be judged beside the same run without faults. */
    boolean needsBaseline() {
        return bounds.stream().anyMatch(Bound::ofBaseline);
    }
}
