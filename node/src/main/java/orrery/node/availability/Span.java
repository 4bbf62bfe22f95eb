package orrery.node.availability;

import java.util.List;
import orrery.fabric.catalogue.Failure;

/**
 * What failures are drawn over.
 *
 * @param days of virtual time
 * @param multiplier of all rates
 */
public record Span(double days, double multiplier) {
    private static final double DAY = 86_400;
    private static final double HOURS = 24;

    public double seconds() {
        return days * DAY;
    }

    public double hours() {
        return days * HOURS;
    }

    /** Failures of a kind that are to be expected. */
    public double expected(Fleet fleet, Redundancy redundancy, Failure failure) {
        return fleet.devices(failure.counted(), redundancy) * failure.perHour() * multiplier * hours();
    }

    /** Failures of all kinds that are to be expected. */
    public double expected(Fleet fleet, Redundancy redundancy, List<Failure> failures) {
        return failures.stream()
                .mapToDouble(failure -> expected(fleet, redundancy, failure))
                .sum();
    }
}
