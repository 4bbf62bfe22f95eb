package orrery.deploy.pareto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The points that no other beats in both: what a user sees, and a figure of which more is better.
 *
 * @param points from the fewest tokens/s/user to the most, the figure falling
 */
public record Front(List<OperatingPoint> points, ToDoubleFunction<OperatingPoint> figure) {

    public Front {
        points = List.copyOf(points);
    }

    /** Of equal points the first stays. */
    public static Front of(List<OperatingPoint> all, ToDoubleFunction<OperatingPoint> figure) {
        return new Front(unbeaten(all, Front::user, figure), figure);
    }

    /**
     * Of anything with two figures of which more is better: what no other beats in both.
     *
     * @return the first figure rising, the second falling; of equal ones the first stays
     */
    public static <P> List<P> unbeaten(List<P> all, ToDoubleFunction<P> across, ToDoubleFunction<P> up) {
        var sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble((P point) -> -across.applyAsDouble(point))
                .thenComparingDouble(point -> -up.applyAsDouble(point)));
        var front = new ArrayList<P>();
        var best = Double.NEGATIVE_INFINITY;
        for (var point : sorted) {
            if (up.applyAsDouble(point) > best) {
                best = up.applyAsDouble(point);
                front.add(point);
            }
        }
        return front.reversed();
    }

    private static double user(OperatingPoint point) {
        return point.perUser().value();
    }

    /**
     * The figure where every user sees so many tokens/s: between two points along the line in logarithms, below the first the
     * first's; empty beyond the last.
     */
    public OptionalDouble at(double perUser) {
        OperatingPoint before = null;
        for (var point : points) {
            if (user(point) >= perUser) {
                return OptionalDouble.of(
                        before == null ? figure.applyAsDouble(point) : between(before, point, perUser));
            }
            before = point;
        }
        return OptionalDouble.empty();
    }

    private double between(OperatingPoint before, OperatingPoint after, double perUser) {
        var share = Math.log(perUser / user(before)) / Math.log(user(after) / user(before));
        return figure.applyAsDouble(before)
                * Math.pow(figure.applyAsDouble(after) / figure.applyAsDouble(before), share);
    }
}
